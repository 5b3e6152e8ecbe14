import { beside } from "./beside.js";
import { chooser, chosen } from "./chooser.js";
import { plans } from "./data.js";
import { el, focusedField } from "./dom.js";
import { dutyView } from "./duties.js";
import { editionView } from "./editions.js";
import { explorer } from "./format.js";
import { indicatorView } from "./indicators.js";
import { WORDS } from "./page_words.js";
import { empty } from "./pieces.js";
import { sharedView } from "./shared.js";
import { changed, here, link } from "./state.js";
import { taskView } from "./tasks.js";
import { addWords, english, t } from "./words.js";

/** The frame around the views: header, choice of plans, navigation. */

addWords(WORDS);

/** @type {Record<string, (params: URLSearchParams) => HTMLElement>} */
const VIEWS = { indicators: indicatorView, duties: dutyView, tasks: taskView, editions: editionView, shared: sharedView };
const FIRST = "indicators";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

/** The view that the address names; an address of nothing is the first view. */
const viewOf = () => (here().view === "overview" ? FIRST : here().view);

/** Draws the view that the address names. @param {boolean} inPlace whether a filter was changed */
function render(inPlace) {
  const field = inPlace ? focusedField(main) : null;
  const view = viewOf();
  const draw = Object.hasOwn(VIEWS, view) ? VIEWS[view] : null;
  frame(view);
  main.replaceChildren(el("div", null, el("h1", null, draw ? t(view) : t("noEntry")), body(view, draw)));
  document.title = [draw ? t(view) : t("noEntry"), t("product")].join(" · ");
  field?.();
  if (!inPlace) scrollTo(0, 0);
}

/** @param {string} view @param {((params: URLSearchParams) => HTMLElement) | null} draw @returns {Node[]} */
function body(view, draw) {
  if (!plans.length) return [empty(t("empty"))];
  if (!draw) return [el("p", null, el("a", { href: link(FIRST) }, t(FIRST)))];
  const alone = plans.length < 2 ? [empty(t("needSecond"))] : chosen().length < 2 && view !== "editions" ? [el("p", { class: "warning" }, t("chooseSecond"))] : [];
  return [...(view === "editions" ? [] : [chooser()]), ...alone, draw(here().params)];
}

/** Header and footer, in the language of the reader; the plans chosen go along from view to view. @param {string} view */
function frame(view) {
  document.documentElement.lang = english() ? "en" : "zh-CN";
  /** @type {HTMLElement} */ (document.getElementById("skip")).textContent = t("skip");
  const some = here().params.get("plans");
  const brand = el("a", { class: "brand", href: explorer("overview", {}) }, el("span", { class: "seal", "aria-hidden": "true" }, "责"), t("product"));
  const menu = Object.keys(VIEWS).map((one) => el("a", { href: link(one, { plans: some }), "aria-current": one === view ? "page" : null }, t(one)));
  const language = el("a", { id: "language", class: "plain", href: changed({ lang: english() ? null : "en" }) }, t("language"));
  document.getElementById("top")?.replaceChildren(brand, el("nav", { id: "menu", "aria-label": t("product") }, menu, beside(explorer("overview", {}), t("explorer"))), language);
  document.getElementById("foot")?.replaceChildren(t("footer"));
}

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("#skip")) {
    event.preventDefault();
    main.focus();
  }
});
window.addEventListener("moved", (event) => render(/** @type {CustomEvent} */ (event).detail.inPlace));
window.addEventListener("hashchange", () => render(false));
window.addEventListener("beforeprint", () => {
  for (let more = main.querySelector("[data-more]"); more instanceof HTMLElement; more = main.querySelector("[data-more]")) more.click();
});
render(false);
