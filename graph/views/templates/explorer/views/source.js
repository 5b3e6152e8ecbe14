import { clauseAt, factOf, kindOf, planOf, plans } from "../data.js";
import { el } from "../dom.js";
import { evidence, selectedEvidence } from "../evidence.js";
import { FACTS } from "../facets.js";
import { follow, outline } from "../outline.js";
import { choice, empty } from "../pieces.js";
import { planShown, selected } from "../selection.js";
import { changed, go, here, link } from "../state.js";
import { textView } from "../text.js";
import { pageOf, textOf, thirdOf } from "../texts.js";
import { register } from "../views.js";
import { english, t } from "../words.js";

/** The source (原文): outline beside text, the facts by kind, and the evidence of the chosen one. */

/** @typedef {import("../data.js").Plan} Plan */
/** @typedef {import("../data.js").Fact} Fact */
/** @typedef {import("../texts.js").Text} Text */
/** @typedef {import("../views.js").Selection} Selection */

const HEEDED = ["agency", "class", "role", "year", "number", "owner", "with", "list", "kind", "words"];

/** The page drawn last, so that moving from fact to fact does not draw the text again. @type {{ key: string, node: HTMLElement, content: Text } | null} */
let drawn = null;

register({ name: "source", title: "source", place: 80, filters: HEEDED, draw: source, settle, keys: { j: () => step(1), k: () => step(-1), Escape: closePanel } });

/** @param {URLSearchParams} params @param {Selection} shown */
async function source(params, shown) {
  const plan = planShown(params, shown);
  if (!plan) return el("div", null, el("h1", null, t("source")), empty(plans.length ? t("missing") : t("empty")));
  const extra = shown.has(factOf(params.get("fact"))) ? "" : params.get("fact");
  const key = JSON.stringify([plan.index, shown.chosen, extra, params.get("at"), english()]);
  if (drawn?.key !== key) {
    const content = await textOf(plan);
    drawn = { key, node: draw(plan, content, params, shown), content };
  }
  return drawn.node;
}

/** The facts to highlight; the one that the reader has come for in any case. @param {Plan} plan @param {URLSearchParams} params @param {Selection} shown */
const visible = (plan, params, shown) => plan.facts.filter((fact) => shown.has(fact) || fact.id === params.get("fact"));

/** @param {Plan} plan @param {Text} content @param {URLSearchParams} params @param {Selection} shown */
function draw(plan, content, params, shown) {
  const [start, end] = (params.get("at") ?? "").split("-").map(Number);
  const text = textView(plan, content, visible(plan, params, shown), end > start ? { start, end } : null);
  for (const event of ["mouseup", "keyup"]) text.addEventListener(event, () => showSelected(plan, content, text));
  const pick = choice("doc", t("plan"), plans.map((one) => /** @type {[string, string]} */ ([one.name, one.title])), plan.name, (name) => go(link("source", { doc: name })));
  const nav = outline(plan);
  follow(nav, text);
  return el("div", { class: "source", "data-title": plan.title },
    el("header", null, plans.length > 1 && el("form", { class: "one-field" }, pick), el("h1", null, plan.title), about(plan), legend(plan, shown)),
    el("div", { class: "reader" }, nav, text, el("aside", { class: "panel", "aria-label": t("fact") }, el("p", { class: "quiet" }, t("factHint")))));
}

/** @param {Plan} plan */
function about(plan) {
  const issued = [(plan.issuers ?? []).join("、"), plan.number, plan.issued, plan.status === "draft" ? t("draft") : "", plan.file];
  return el("p", { class: "quiet" }, issued.filter(Boolean).join(" · "), " ", el("a", { href: link("ledger", { plan: plan.name }) }, t("openLedger")));
}

/** The kinds of facts, which one may hide and show: the filter by kind, as buttons. @param {Plan} plan @param {Selection} shown */
function legend(plan, shown) {
  const on = shown.chosen.kind ?? FACTS;
  const items = FACTS.map((kind) => {
    const count = plan.facts.filter((fact) => kindOf(fact) === kind).length;
    const rest = FACTS.filter((one) => (one === kind ? !on.includes(one) : on.includes(one)));
    const press = () => go(changed({ kind: rest.length === FACTS.length ? null : rest, fact: null }), true);
    return count > 0 && el("button", { type: "button", class: "key", "aria-pressed": String(on.includes(kind)), onclick: press }, el("span", { class: `hl ${kind}` }, t(kind)), ` ${count}`);
  });
  return el("div", { class: "legend", role: "group", "aria-label": t("legend"), title: t("legendHelp") }, items);
}

/**
 * Brings the chosen fact, clause or stretch into sight and shows its evidence; called when the view is in the page.
 * @param {URLSearchParams} params
 */
function settle(params) {
  if (!drawn) return;
  const { node, content } = drawn;
  for (const one of node.querySelectorAll(".on, .on-value")) one.classList.remove("on", "on-value");
  const fact = factOf(params.get("fact"));
  const clause = params.get("clause");
  if (fact && plans[fact.plan] === planOf(params.get("doc"))) {
    const [piece] = piecesOf(node, fact);
    reveal(node, piecesOf(node, fact), evidence(fact, alsoAt(node, fact), closePanel, rowText(piece), thirdOf(content, fact.start)));
    valueCell(piece, fact)?.classList.add("on-value");
  } else if (clause) reveal(node, [...node.querySelectorAll("[data-clause], [data-to]")].filter((one) => one.getAttribute("data-clause") === clause || one.getAttribute("data-to") === clause).reverse(), null);
  else reveal(node, [...node.querySelectorAll(".hit")], null);
}

/** The row of a table in words; empty for what stands in prose. @param {Element | undefined} piece */
const rowText = (piece) => [...(piece?.closest("tr")?.cells ?? [])].map((cell) => (cell.textContent ?? "").trim()).filter(Boolean).join(" ");

/** The cell that holds the number of a row of indicators: under its year, where the number stands there more than once. @param {Element | undefined} piece @param {Fact} fact */
function valueCell(piece, fact) {
  const row = piece?.closest("tr");
  const same = [...(row?.cells ?? [])].filter((cell) => (cell.textContent ?? "").replace(/[^\d.]/g, "") === fact.value);
  const heads = [...(row?.closest("table")?.rows ?? [])].map((one) => one.cells);
  const dated = same.filter((cell) => fact.due && heads.some((cells) => cells[cell.cellIndex]?.textContent?.includes(String(fact.due).slice(0, 4))));
  return dated[0] ?? same[0];
}

/** @param {Element} piece */
const idsOf = (piece) => (piece.getAttribute("data-facts") ?? "").split(" ");

/** The pieces of text that a fact covers. @param {HTMLElement} node @param {Fact} fact */
const piecesOf = (node, fact) => [...node.querySelectorAll("[data-facts]")].filter((one) => idsOf(one).includes(fact.id));

/** The other facts over the same characters. @param {HTMLElement} node @param {Fact} fact */
const alsoAt = (node, fact) => known(piecesOf(node, fact).flatMap(idsOf)).filter((other) => other !== fact);

/** @param {string[]} ids */
const known = (ids) => /** @type {Fact[]} */ ([...new Set(ids)].map(factOf).filter((fact) => fact !== undefined));

/** @param {HTMLElement} node @param {Element[]} pieces @param {Node[] | null} content */
function reveal(node, pieces, content) {
  fillPanel(node, content);
  for (const piece of pieces) piece.classList.add("on");
  const first = pieces.find((piece) => piece.closest(".text"));
  first?.closest("details")?.setAttribute("open", "");
  first?.scrollIntoView({ block: first.hasAttribute("data-clause") ? "start" : "center" });
}

/** @param {HTMLElement} node @param {Node[] | null} content */
function fillPanel(node, content) {
  const panel = /** @type {HTMLElement} */ (node.querySelector(".panel"));
  panel.classList.toggle("open", content !== null);
  panel.replaceChildren(...(content ?? [el("p", { class: "quiet" }, t("factHint"))]));
}

/** Shows what the reader has selected, the facts under it and how to cite it. @param {Plan} plan @param {Text} content @param {HTMLElement} text */
function showSelected(plan, content, text) {
  const selection = getSelection();
  const quote = selection?.toString().replace(/\s+/g, " ").trim();
  if (!selection || selection.isCollapsed || !quote || !drawn) return;
  const facts = known([...text.querySelectorAll("[data-facts]")].filter((one) => selection.containsNode(one, true)).flatMap(idsOf));
  const first = selection.getRangeAt(0).startContainer;
  const start = Number((first instanceof Element ? first : first.parentElement)?.closest("[data-start]")?.getAttribute("data-start") ?? 0);
  const passage = { plan, quote, clause: clauseAt(plan, start)?.path ?? "", page: pageOf(content, start) };
  fillPanel(drawn.node, selectedEvidence(passage, facts, closePanel));
}

/** Closes the evidence. */
function closePanel() {
  const panel = drawn?.node.isConnected ? drawn.node.querySelector(".panel.open") : null;
  if (!panel || !drawn) return;
  if (here().params.get("fact")) go(changed({ fact: null, clause: null }), true);
  else fillPanel(drawn.node, null);
}

/** Goes to the next (1) or previous (-1) fact of the text. @param {1 | -1} by */
function step(by) {
  const { params } = here();
  const shown = selected(params, HEEDED);
  const plan = planShown(params, shown);
  const all = plan ? visible(plan, params, shown) : [];
  const at = all.findIndex((fact) => fact.id === params.get("fact"));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (next) go(changed({ doc: plans[next.plan].name, fact: next.id, clause: null, at: null }), true);
}
