import { agencyList, agencyPage } from "./agency.js";
import { planOf } from "./data.js";
import { el } from "./dom.js";
import { finder, results } from "./finder.js";
import { indicatorList, indicatorPage } from "./indicator.js";
import { ledger } from "./ledger.js";
import { empty } from "./pieces.js";
import { overview } from "./overview.js";
import { review } from "./review.js";
import { closePanel, settle, source, step } from "./source.js";
import { changed, here, link } from "./state.js";
import { english, t } from "./words.js";

/** The frame around the views: header, navigation, keyboard, and the way back. */

/** @type {Record<string, (params: URLSearchParams) => HTMLElement>} */
const VIEWS = { overview, ledger, agencies: agencyList, agency: agencyPage, indicators: indicatorList, indicator: indicatorPage, source, review, search: results };
const MENU = ["overview", "ledger", "agencies", "indicators", "source", "review"];
const PART_OF = /** @type {Record<string, string>} */ ({ agency: "agencies", indicator: "indicators" });

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const scrolls = /** @type {Map<string, number>} */ (new Map());
let shown = { hash: "", view: "", english: false };
let stepped = false;

/** Draws the view that the address names. @param {boolean} inPlace whether it is the same view with a filter changed */
function render(inPlace) {
  const { view, params } = here();
  const draw = Object.hasOwn(VIEWS, view) ? VIEWS[view] : () => nowhere(view);
  const field = inPlace ? focusedField() : null;
  if (shown.english !== english() || !shown.view) frame();
  const node = draw(params);
  if (main.firstElementChild !== node) main.replaceChildren(node);
  menu(PART_OF[view] ?? view);
  const heading = view === "source" ? planOf(params.get("plan"))?.title : main.querySelector("h1")?.textContent;
  document.title = [heading ?? t(view), t("product")].filter((words, place) => place || words !== t("product")).join(" · ");
  field?.();
  if (draw === source) settle(params);
  if (!inPlace && !(draw === source && (params.get("fact") || params.get("clause") || params.get("at")))) scrollTo(0, stepped ? 0 : scrolls.get(location.hash) ?? 0);
  stepped = false;
  shown = { hash: location.hash, view, english: english() };
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

/** Remembers the field one types in; the answer puts the caret back after the view is drawn again. */
function focusedField() {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || !main.contains(field)) return null;
  const { name } = field;
  const caret = field instanceof HTMLInputElement ? field.selectionStart : null;
  return () => {
    const again = /** @type {HTMLElement | null} */ (main.querySelector(`[name="${name}"]`));
    again?.focus();
    if (again instanceof HTMLInputElement) again.setSelectionRange(caret, caret);
  };
}

/** Header and footer, in the language of the reader. */
function frame() {
  document.documentElement.lang = english() ? "en" : "zh-CN";
  /** @type {HTMLElement} */ (document.getElementById("skip")).textContent = t("skip");
  const brand = el("a", { class: "brand", href: link("overview") }, el("span", { class: "seal", "aria-hidden": "true" }, "责"), t("product"));
  const help = el("button", { type: "button", class: "plain", onclick: showHelp, "aria-label": t("help") }, "?");
  document.getElementById("top")?.replaceChildren(brand, el("nav", { id: "menu", "aria-label": t("product") }), finder(), el("a", { id: "language", class: "plain", href: "#" }, t("language")), help);
  document.getElementById("foot")?.replaceChildren(t("footer"));
}

/** @param {string} current */
function menu(current) {
  document.getElementById("menu")?.replaceChildren(...MENU.map((view) => el("a", { href: link(view), "aria-current": view === current ? "page" : null }, t(view))), el("a", { href: "graph.html" }, t("graph")));
  document.getElementById("language")?.setAttribute("href", changed({ lang: english() ? null : "en" }));
}

function showHelp() {
  const keys = /** @type {[string, string][]} */ ([["/", "helpSearch"], ["↑ ↓ Enter", "helpMove"], ["j k", "helpFacts"], ["Esc", "helpEsc"], ["?", "helpHelp"]]);
  const rows = keys.map(([key, words]) => el("div", null, el("dt", null, key.split(" ").map((one) => el("kbd", null, one))), el("dd", null, t(words))));
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { id: "help", "aria-label": t("help") }, el("h2", null, t("help")), el("dl", null, rows), el("button", { type: "button", onclick: () => dialog.close() }, t("close"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const field = event.target instanceof Element && event.target.closest("input, select, textarea");
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("help"));
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && !dialog) closePanel();
  if (field) return;
  if (event.key === "?") dialog ? dialog.close() : showHelp();
  else if (dialog) return;
  else if (event.key === "/") document.getElementById("search")?.focus();
  else if (here().view === "source" && (event.key === "j" || event.key === "k")) step(event.key === "j" ? 1 : -1);
  else return;
  event.preventDefault();
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
  for (const details of main.querySelectorAll("details")) details.open = true;
});
window.addEventListener("hashchange", () => render(false));
window.addEventListener("popstate", () => { if (location.hash !== shown.hash) scrolls.set(shown.hash, scrollY); });
render(false);
