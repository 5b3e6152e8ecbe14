import { el, fill } from "./dom.js";
import { FACETS } from "./facets.js";
import { showPanel } from "./filterpanel.js";
import { typed } from "./pieces.js";
import { FILTERS, changed, go, here, unfiltered } from "./state.js";
import { t } from "./words.js";

/** The filters over all views: what is chosen as chips, a field for words, and the panel of all choices. */

/** @typedef {import("./views.js").View} View */

const MANY_CHIPS = 3;

const bar = /** @type {HTMLElement} */ (document.getElementById("filters"));
let open = false;
let heeded = /** @type {string[]} */ ([]);

/** @template {HTMLElement} T @param {string} selector @returns {T} */
const within = (selector) => /** @type {T} */ (bar.querySelector(selector));

/** Makes the bar anew: at the start, and when the language changes. */
export function makeFilters() {
  const toggle = el("button", { type: "button", id: "filter-toggle", "aria-controls": "filter-panel", "aria-expanded": String(open), onclick: () => show(!open) }, t("filter"));
  const words = el("label", { class: "narrow" }, typed(t("filterText"), "", (value) => go(changed({ words: value }), true), "words"));
  bar.setAttribute("aria-label", t("filter"));
  bar.replaceChildren(el("div", { class: "filter-line" }, toggle, words, el("ul", { class: "chosen" })), el("div", { id: "filter-panel", hidden: open ? null : "" }));
}

/** @param {boolean} on */
function show(on) {
  open = on;
  within("#filter-toggle").setAttribute("aria-expanded", String(on));
  within("#filter-panel").hidden = !on;
  if (on) showPanel(within("#filter-panel"), heeded);
}

/** Closes the panel; true when it was open. */
export function closeFilters() {
  const was = open && !bar.hidden;
  if (was) {
    show(false);
    within("#filter-toggle").focus();
  }
  return was;
}

/** Shows what is chosen, and which filters the view heeds. @param {View | undefined} view */
export function showFilters(view) {
  heeded = view?.filters ?? [];
  const { params } = here();
  bar.hidden = !heeded.length;
  const words = /** @type {HTMLInputElement} */ (within('input[name="words"]'));
  words.hidden = !heeded.includes("words");
  if (document.activeElement !== words) words.value = params.get("words") ?? "";
  const chips = FILTERS.flatMap((name) => chipsOf(name, params.getAll(name)));
  const clear = chips.length > 0 && el("li", null, el("a", { class: "clear", href: changed(unfiltered) }, t("clearFilters")));
  within(".chosen").replaceChildren();
  fill(within(".chosen"), chips, clear);
  if (open) showPanel(within("#filter-panel"), heeded);
}

/** One chip for each value of a filter; many values share one. @param {string} name @param {string[]} values */
function chipsOf(name, values) {
  const label = name === "words" ? "" : t(`by-${name}`);
  const idle = !heeded.includes(name);
  if (values.length > MANY_CHIPS) return [chip(`${label}：${t("items", values.length)}`, changed({ [name]: null }), idle)];
  return values.map((value) => chip(label ? `${label}：${FACETS[name].words(value)}` : `“${value}”`, changed({ [name]: values.filter((one) => one !== value) }), idle));
}

/** @param {string} words @param {string} href without what the chip stands for @param {boolean} idle whether the view does not heed it */
function chip(words, href, idle) {
  return el("li", null, el("a", { class: `chip${idle ? " idle" : ""}`, href, title: t(idle ? "idleFilter" : "removeFilter") }, words, el("span", { class: "cross", "aria-hidden": "true" }, "×"), el("span", { class: "unseen" }, t("removeFilter"))));
}
