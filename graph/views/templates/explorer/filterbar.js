import { el, fill } from "./dom.js";
import { FACETS, tally } from "./facets.js";
import { tasks } from "./data.js";
import { plain } from "./plain.js";
import { typed } from "./pieces.js";
import { answers, selected } from "./selection.js";
import { FILTERS, changed, go, here, unfiltered } from "./state.js";
import { t } from "./words.js";

/** The filters over all views: what is chosen as chips, and a panel with every choice and how many tasks answer to it. */

/** @typedef {import("./views.js").View} View */

const MANY = 9;
const MANY_CHIPS = 3;
const PANEL = ["plan", "agency", "class", "region", "level", "role", "year", "kind", "number", "owner", "list", "node"];

const bar = /** @type {HTMLElement} */ (document.getElementById("filters"));
let open = false;

/** Makes the bar anew: at the start, and when the language changes. */
export function makeFilters() {
  const toggle = el("button", { type: "button", id: "filter-toggle", "aria-controls": "filter-panel", onclick: () => show(!open) }, t("filter"));
  const words = el("label", { class: "narrow" }, typed(t("filterText"), "", (value) => go(changed({ words: value }), true), "words"));
  const panel = el("div", { id: "filter-panel" }, PANEL.map(facet));
  bar.setAttribute("aria-label", t("filter"));
  bar.replaceChildren(el("div", { class: "filter-line" }, toggle, words, el("ul", { class: "chosen" })), panel);
  show(open);
}

/** @param {boolean} on */
function show(on) {
  open = on;
  bar.querySelector("#filter-toggle")?.setAttribute("aria-expanded", String(on));
  bar.querySelector("#filter-panel")?.toggleAttribute("hidden", !on);
  if (on) count();
}

/** Closes the panel; true when it was open. */
export function closeFilters() {
  const was = open;
  if (was) {
    show(false);
    /** @type {HTMLElement | null} */ (bar.querySelector("#filter-toggle"))?.focus();
  }
  return was;
}

/** One filter with its choices. @param {string} name */
function facet(name) {
  const values = FACETS[name].values();
  const items = values.map((value) => el("li", null, el("label", null,
    el("input", { type: "checkbox", name, value, onchange: () => pick(name) }), el("span", null, FACETS[name].words(value)), el("span", { class: "count" }))));
  const list = el("ul", null, items);
  const narrow = values.length > MANY && typed(t("filterNames"), "", (words) => {
    for (const item of items) item.hidden = !plain(item.textContent ?? "").includes(plain(words));
  }, `narrow-${name}`);
  return values.length > 1 && el("fieldset", { "data-facet": name, class: narrow ? "many" : null }, el("legend", null, t(`by-${name}`)), narrow, list);
}

/** @param {string} name */
function pick(name) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...bar.querySelectorAll(`input[name="${name}"]:checked`)]);
  go(changed({ [name]: boxes.map((box) => box.value) }));
}

/** Shows what is chosen, and which filters the view heeds. @param {View | undefined} view */
export function showFilters(view) {
  const heeded = view?.filters ?? [];
  const { params } = here();
  bar.hidden = !heeded.length;
  for (const set of bar.querySelectorAll("fieldset")) set.hidden = !heeded.includes(set.dataset.facet ?? "");
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (bar.querySelectorAll('input[type="checkbox"]'))) box.checked = params.getAll(box.name).includes(box.value);
  const words = /** @type {HTMLInputElement} */ (bar.querySelector('input[name="words"]'));
  words.hidden = !heeded.includes("words");
  if (document.activeElement !== words) words.value = params.get("words") ?? "";
  const chips = FILTERS.flatMap((name) => chipsOf(name, params.getAll(name), heeded.includes(name)));
  const clear = chips.length > 0 && el("li", null, el("a", { class: "clear", href: changed(unfiltered) }, t("clearFilters")));
  const list = /** @type {HTMLElement} */ (bar.querySelector(".chosen"));
  list.replaceChildren();
  fill(list, chips, clear);
  if (open) count();
}

/** One chip for each value of a filter; many values share one. @param {string} name @param {string[]} values @param {boolean} heeded */
function chipsOf(name, values, heeded) {
  if (values.length > MANY_CHIPS) return [chip(`${t(`by-${name}`)}：${t("items", values.length)}`, changed({ [name]: null }), heeded)];
  return values.map((value) => chip(name === "words" ? `“${value}”` : `${t(`by-${name}`)}：${FACETS[name].words(value)}`, changed({ [name]: values.filter((one) => one !== value) }), heeded));
}

/** @param {string} words @param {string} href without what the chip stands for @param {boolean} heeded */
function chip(words, href, heeded) {
  return el("li", null, el("a", { class: `chip${heeded ? "" : " idle"}`, href, title: t(heeded ? "removeFilter" : "idleFilter") }, words, el("span", { class: "cross", "aria-hidden": "true" }, "×"), el("span", { class: "unseen" }, t("removeFilter"))));
}

/** How many tasks answer to each choice, the other filters being what they are. */
function count() {
  const { chosen } = selected(here().params);
  for (const set of /** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll("fieldset:not([hidden])"))) {
    const name = set.dataset.facet ?? "";
    if (name === "node") continue;
    const counts = tally(tasks.filter((task) => answers(task, chosen, name)), name, chosen);
    for (const box of set.querySelectorAll("input[type=checkbox]")) {
      const number = counts.get(/** @type {HTMLInputElement} */ (box).value) ?? 0;
      const item = /** @type {HTMLElement} */ (box.closest("li"));
      item.classList.toggle("none", !number && !(/** @type {HTMLInputElement} */ (box).checked));
      /** @type {HTMLElement} */ (item.querySelector(".count")).textContent = String(number);
    }
  }
}
