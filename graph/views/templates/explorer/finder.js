import { el, fill } from "./dom.js";
import { KINDS, find, openTexts, prepare, textsOpen } from "./search.js";
import { marked } from "./pieces.js";
import { go, link } from "./state.js";
import { t } from "./words.js";

/** The search box with its list of results. */

/** @typedef {import("./search.js").Hit} Hit */

const IN_LIST = 4;

/** The box: results as one types, arrows to move, Enter to open, Esc to leave. */
export function finder() {
  const list = el("ul", { id: "found", role: "listbox", class: "found", "aria-label": t("results"), hidden: "" });
  const input = /** @type {HTMLInputElement} */ (el("input", {
    id: "search", type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
    placeholder: t("search"), "aria-label": t("search"),
  }));
  const close = () => open(false);
  const open = (/** @type {boolean} */ on) => {
    list.hidden = !on;
    input.setAttribute("aria-expanded", String(on));
    input.removeAttribute("aria-activedescendant");
  };
  const look = async () => {
    const asked = input.value;
    show(list, asked);
    open(asked.trim() !== "");
    await openTexts();
    if (input.value === asked && !list.hidden && !list.querySelector('[aria-selected="true"]')) show(list, asked);
  };
  input.addEventListener("input", (event) => event instanceof InputEvent && event.isComposing || look());
  input.addEventListener("compositionend", look);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(input, list, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") enter(input, list, close);
    else if (event.key === "Escape") leave(input, list, close);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("focus", () => (input.value.trim() ? look() : prepare()));
  list.addEventListener("click", close);
  input.addEventListener("blur", () => setTimeout(() => list.contains(document.activeElement) || close(), 150));
  return el("div", { class: "finder", role: "search" }, input, el("kbd", { "aria-hidden": "true" }, "/"), list);
}

/** @param {HTMLElement} list @param {string} query */
function show(list, query) {
  const { hits, counts } = find(query, IN_LIST);
  list.replaceChildren();
  for (const kind of KINDS.filter((one) => counts[one])) {
    list.append(el("li", { class: "group", role: "presentation" }, t(kind), el("span", { class: "count" }, counts[kind])));
    fill(list, hits.filter((hit) => hit.kind === kind).slice(0, IN_LIST).map((hit) => option(hit, query)));
  }
  if (!textsOpen()) list.append(el("li", { class: "group opening", role: "presentation" }, t("textsOpening")));
  const any = KINDS.some((kind) => counts[kind]);
  if (!any && textsOpen()) list.append(el("li", { class: "group", role: "presentation" }, t("nothingFound")));
  else if (any) list.append(el("li", { role: "option", class: "option all", id: "found-all", "aria-selected": "false" }, el("a", { href: link("search", { q: query.trim() }), tabindex: "-1" }, t("allResults"))));
  [...list.querySelectorAll(".option")].forEach((one, place) => { one.id = `found-${place}`; });
}

/** @param {Hit} hit @param {string} query */
const option = (hit, query) => el("li", { role: "option", class: "option", "aria-selected": "false" }, el("a", { href: link(hit.view, hit.values), tabindex: "-1" }, el("span", null, marked(hit.name, query)), el("small", null, hit.note)));

/** @param {HTMLInputElement} input @param {HTMLElement} list @param {1 | -1} by */
function move(input, list, by) {
  const options = [...list.querySelectorAll(".option")];
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = options[(at + by + options.length + (at < 0 && by < 0 ? 1 : 0)) % options.length];
  options[at]?.setAttribute("aria-selected", "false");
  next?.setAttribute("aria-selected", "true");
  next?.scrollIntoView({ block: "nearest" });
  if (next) input.setAttribute("aria-activedescendant", next.id);
}

/** @param {HTMLInputElement} input @param {HTMLElement} list @param {() => void} close */
function enter(input, list, close) {
  const chosen = list.querySelector('[aria-selected="true"] a');
  if (input.value.trim()) go(chosen?.getAttribute("href") ?? link("search", { q: input.value.trim() }));
  close();
  input.blur();
}

/** @param {HTMLInputElement} input @param {HTMLElement} list @param {() => void} close */
function leave(input, list, close) {
  if (list.hidden) input.value = "";
  close();
  if (!input.value) input.blur();
}
