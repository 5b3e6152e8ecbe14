import { el } from "../dom.js";
import { typed } from "../pieces.js";
import { find } from "../search.js";
import { t } from "../words.js";

/** A field that finds a node by name and leads on. */

const OFFERED = 8;
const PREFIX = /** @type {Record<string, string>} */ ({ agencies: "agency", indicators: "indicator", tasks: "clause", plans: "plan" });

/** @param {string} label @param {string} name @param {(id: string) => string} address where a node that is chosen leads */
export function picker(label, name, address) {
  const list = el("ul", { class: "picks", hidden: "" });
  const show = (/** @type {string} */ words) => {
    const hits = words.trim() ? find(words, OFFERED, (kind) => kind !== "text").hits.filter((hit) => PREFIX[hit.kind]).slice(0, OFFERED) : [];
    list.hidden = !words.trim();
    list.replaceChildren(...(hits.length ? hits.map((hit) => el("li", null, el("a", { href: address(`${PREFIX[hit.kind]}:${hit.values.id ?? hit.values.doc}`) }, hit.name, el("small", null, `${t(hit.kind)} ${hit.note}`)))) : [el("li", { class: "quiet" }, t("nothingFound"))]));
  };
  const input = typed(label, "", show, name);
  input.addEventListener("keydown", (event) => {
    const { key, isComposing } = /** @type {KeyboardEvent} */ (event);
    const first = /** @type {HTMLElement | null} */ (list.querySelector("a"));
    if (isComposing) return;
    if (key === "ArrowDown") first?.focus();
    else if (key === "Enter") first?.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[/** @type {KeyboardEvent} */ (event).key];
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (step === undefined || at < 0) return;
    event.preventDefault();
    (links[at + step] ?? input).focus();
  });
  return el("div", { class: "picker" }, input, list);
}
