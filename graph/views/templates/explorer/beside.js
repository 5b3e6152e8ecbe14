import { el, say } from "./dom.js";
import { t } from "./words.js";

/** Links to other files of the build. A page that was opened from a file cannot ask whether they stand beside it. */

/** So long a notice stands that one reads on coming back, in milliseconds. */
const LONG = 12000;

/** A link to a file beside this one, or to a place in it: it opens in a tab of its own, so that nothing is lost where it is not there. @param {string} href @param {string} words */
export function beside(href, words) {
  const file = href.replace(/#.*/, "");
  return el("a", { href, target: "_blank", rel: "noopener", title: t("beside", file), onclick: () => tell(t("besideOpened", file)) }, words, el("span", { class: "out", "aria-hidden": "true" }, "↗"));
}

/** Says something now, and again when the reader comes back from another tab. @param {string} words */
function tell(words) {
  say(words, LONG);
  window.addEventListener("focus", () => say(words, LONG), { once: true });
}
