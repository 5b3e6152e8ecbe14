import { beside } from "./beside.js";
import { el, focusedField } from "./dom.js";
import { closeFilters, makeFilters, showFilters } from "./filterbar.js";
import { finder } from "./finder.js";
import { whenIdle } from "./idle.js";
import { empty, unfold } from "./pieces.js";
import { vis } from "./network/drawing.js";
import { graph } from "./network/graph.js";
import { WORDS } from "./page_words.js";
import { part } from "./parts.js";
import { TEXTS, prepare } from "./search.js";
import { selected } from "./selection.js";
import { changed, here, link } from "./state.js";
import { menu, viewOf } from "./views.js";
import { addWords, english, t } from "./words.js";

/** The frame around the views: header, navigation, filters, keyboard, and the way back. */

/** @typedef {import("./views.js").View} View */

addWords(WORDS);

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const scrolls = /** @type {Map<string, number>} */ (new Map());
let shown = { hash: "", view: "", english: false };
let stepped = false;
let drawing = 0;

/** Draws the view that the address names. @param {boolean} inPlace whether it is the same view with a filter changed */
async function render(inPlace) {
  const { view: name, params } = here();
  const view = viewOf(name);
  const turn = (drawing += 1);
  if (shown.english !== english() || !shown.view) frame();
  const made = view ? view.draw(params, selected(params, view.filters ?? [])) : nowhere(name);
  const node = made instanceof Promise ? await made : made;
  if (turn !== drawing) return; // the reader has gone on meanwhile
  const field = inPlace ? focusedField(main) : null;
  if (main.firstElementChild !== node) main.replaceChildren(node);
  document.body.dataset.view = name;
  mark(view);
  showFilters(view);
  document.title = [node.dataset.title ?? node.querySelector("h1")?.firstChild?.textContent ?? "", t("product")].filter((words, place) => place || words !== t("product")).join(" · ");
  field?.();
  view?.settle?.(params);
  const placed = Boolean(view?.settle) && ["fact", "clause", "at"].some((one) => params.get(one));
  if (!inPlace && !placed) scrollTo(0, stepped ? 0 : scrolls.get(location.hash) ?? 0);
  stepped = false;
  shown = { hash: location.hash, view: name, english: english() };
}

/** What an address says that names no view. @param {string} view */
const nowhere = (view) => el("div", null, el("h1", null, t("noEntry")), empty(t("missing"), ` ${decoded(view)} `), el("p", null, el("a", { href: link("overview") }, t("overview"))));

/** Words of an address as one reads them, however damaged. @param {string} words */
function decoded(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

/** Header, filters and footer, in the language of the reader. */
function frame() {
  document.documentElement.lang = english() ? "en" : "zh-CN";
  /** @type {HTMLElement} */ (document.getElementById("skip")).textContent = t("skip");
  const brand = el("a", { class: "brand", href: link("overview") }, el("span", { class: "seal", "aria-hidden": "true" }, "责"), t("product"));
  const help = el("button", { type: "button", class: "plain", onclick: showHelp, "aria-label": t("help") }, "?");
  document.getElementById("top")?.replaceChildren(brand, el("nav", { id: "menu", "aria-label": t("product") }), finder(), el("a", { id: "language", class: "plain", href: "#" }, t("language")), help);
  document.getElementById("foot")?.replaceChildren(t("footer"));
  makeFilters();
}

/** The menu, with the view where the reader is marked. @param {View | undefined} view */
function mark(view) {
  const current = view?.part ?? view?.name;
  const items = menu().map(({ name, title }) => el("a", { href: link(name), "aria-current": name === current ? "page" : null }, t(title)));
  document.getElementById("menu")?.replaceChildren(...items, beside("compare.html", t("compare")));
  document.getElementById("language")?.setAttribute("href", changed({ lang: english() ? null : "en" }));
}

function showHelp() {
  const keys = /** @type {[string, string][]} */ ([["/", "helpSearch"], ["f", "helpFilter"], ["1 … 9", "helpMenu"], ["↑ ↓ Enter", "helpMove"], ["j k", "helpFacts"], ["Esc", "helpEsc"], ["?", "helpHelp"]]);
  const rows = keys.map(([key, words]) => el("div", null, el("dt", null, key.split(" ").map((one) => (one === "…" ? one : el("kbd", null, one)))), el("dd", null, t(words))));
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { id: "help", "aria-label": t("help") }, el("h2", null, t("help")), el("dl", null, rows), el("button", { type: "button", onclick: () => dialog.close() }, t("close"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const field = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), select, textarea");
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("help"));
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || (field && event.key !== "Escape")) return;
  if (dialog) {
    if (event.key === "?") dialog.close();
    return;
  }
  const action = event.key === "Escape" && closeFilters() ? () => {} : actionOf(event.key);
  if (!action) return;
  action();
  event.preventDefault();
}

/** What a key does here; undefined when nothing. @param {string} key @returns {(() => void) | undefined} */
function actionOf(key) {
  if (key === "?") return showHelp;
  if (key === "/") return () => document.getElementById("search")?.focus();
  if (key === "f") return () => document.getElementById("filter-toggle")?.click();
  const place = Number(key);
  if (place >= 1 && menu()[place - 1]) return () => { location.hash = link(menu()[place - 1].name); };
  return viewOf(here().view)?.keys?.[key];
}

history.scrollRestoration = "manual";
document.addEventListener("keydown", onKey);
document.addEventListener("click", (event) => {
  const chosen = event.target instanceof Element && event.target.closest('a[href^="#"]');
  if (chosen instanceof HTMLElement && chosen.id === "skip") {
    event.preventDefault();
    main.focus();
  } else if (chosen) {
    scrolls.set(location.hash, scrollY);
    stepped = true;
  }
});
window.addEventListener("moved", (event) => {
  const { inPlace } = /** @type {CustomEvent} */ (event).detail;
  stepped = !inPlace && here().view !== shown.view;
  render(inPlace || here().view === shown.view);
});
window.addEventListener("beforeprint", () => {
  for (let more = main.querySelector("[data-more]"); more instanceof HTMLElement; more = main.querySelector("[data-more]")) more.click();
  unfold(main);
});
window.addEventListener("hashchange", () => render(false));
window.addEventListener("popstate", () => { if (location.hash !== shown.hash) scrolls.set(shown.hash, scrollY); });
await render(false);
whenIdle(prepare, () => part("drawing"), vis, () => part("graph"), graph, ...TEXTS);
