import { clauseOf, conflicts, factOf, kindOf, planOf, plans, quoteOf } from "../data.js";
import { copy, el, say } from "../dom.js";
import { amountText, citationText, clauseText, factText, kindText, ownersText, sureText, timeText, valueText } from "../format.js";
import { agencyLink, choice, empty, factLink, indicatorLink } from "../pieces.js";
import { FACTS } from "../facets.js";
import { changed, go, here, link } from "../state.js";
import { planShown, selected } from "../selection.js";
import { textView } from "../text.js";
import { textOf } from "../texts.js";
import { register } from "../views.js";
import { english, t } from "../words.js";

/** The source view: outline beside text, the facts by kind, and the evidence of the chosen one. */

/** @typedef {import("../data.js").Plan} Plan */
/** @typedef {import("../data.js").Fact} Fact */
/** @typedef {import("../views.js").Selection} Selection */

const HEEDED = ["agency", "class", "role", "year", "number", "owner", "kind", "words"];

/** The page drawn last, so that moving from fact to fact does not draw the text again. @type {{ key: string, node: HTMLElement } | null} */
let drawn = null;

register({ name: "source", title: "source", place: 80, filters: HEEDED, draw: source, settle, keys: { j: () => step(1), k: () => step(-1), Escape: closePanel } });

/** @param {URLSearchParams} params @param {Selection} shown */
async function source(params, shown) {
  const plan = planShown(params, shown);
  if (!plan) return el("div", null, el("h1", null, t("source")), empty(plans.length ? t("missing") : t("empty")));
  const key = JSON.stringify([plan.index, shown.chosen, params.get("at"), english()]);
  if (drawn?.key !== key) drawn = { key, node: draw(plan, await textOf(plan), params, shown) };
  return drawn.node;
}

/** The facts to highlight; the one that the reader has come for in any case. @param {Plan} plan @param {URLSearchParams} params @param {Selection} shown */
const visible = (plan, params, shown) => plan.facts.filter((fact) => shown.has(fact) || fact.id === params.get("fact"));

/** @param {Plan} plan @param {import("../texts.js").Text} content @param {URLSearchParams} params @param {Selection} shown */
function draw(plan, content, params, shown) {
  const [start, end] = (params.get("at") ?? "").split("-").map(Number);
  const hit = end > start ? { start, end } : null;
  const text = textView(plan, content, visible(plan, params, shown), hit);
  text.addEventListener("mouseup", () => showSelected(text));
  const pick = choice("doc", t("plan"), plans.map((one) => /** @type {[string, string]} */ ([one.name, one.title])), plan.name, (name) => go(link("source", { doc: name })));
  return el("div", { class: "source", "data-title": plan.title },
    el("header", null, el("form", { class: "filters" }, pick), el("h1", null, plan.title), about(plan), legend(plan, shown)),
    el("div", { class: "reader" }, outline(plan), text, el("aside", { class: "panel", "aria-label": t("fact") }, el("p", { class: "quiet" }, t("factHint")))));
}

/** @param {Plan} plan */
function about(plan) {
  const issued = [(plan.issuers ?? []).join("、"), plan.number, plan.issued, plan.status === "draft" ? t("draft") : ""];
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

/** @param {Plan} plan */
function outline(plan) {
  const items = plan.clauses.map((clause) => el("li", { class: `l${Math.min(clause.level, 5)}` }, el("a", { href: link("source", { doc: plan.name, clause: clause.path }), "data-to": clause.path },
    el("span", { class: "label" }, clause.path.split("/").at(-1)), " ", clause.title)));
  const folded = matchMedia("(max-width: 62rem)").matches;
  return el("nav", { class: "outline", "aria-label": t("outline") }, plan.clauses.length > 0 && el("details", { open: folded ? null : "" }, el("summary", null, t("outline")), el("ol", null, items)));
}

/**
 * Brings the chosen fact, clause or stretch into sight and shows its evidence; called when the view is in the page.
 * @param {URLSearchParams} params
 */
function settle(params) {
  const node = drawn?.node;
  if (!node) return;
  for (const one of node.querySelectorAll(".on")) one.classList.remove("on");
  const fact = factOf(params.get("fact"));
  const plan = planOf(params.get("doc"));
  if (fact && plan && plans[fact.plan] === plan) reveal(node, piecesOf(node, fact), panelOf(fact, node));
  else if (params.get("clause")) reveal(node, [...node.querySelectorAll("[data-clause], [data-to]")].filter((one) => [one.getAttribute("data-clause"), one.getAttribute("data-to")].includes(params.get("clause"))).reverse(), null);
  else reveal(node, [...node.querySelectorAll(".hit")], null);
}

/** The pieces of text that a fact covers. @param {HTMLElement} node @param {Fact} fact */
const piecesOf = (node, fact) => [...node.querySelectorAll("[data-facts]")].filter((one) => (one.getAttribute("data-facts") ?? "").split(" ").includes(fact.id));

/** @param {HTMLElement} node @param {Element[]} pieces @param {Node[] | null} content */
function reveal(node, pieces, content) {
  const panel = /** @type {HTMLElement} */ (node.querySelector(".panel"));
  panel.classList.toggle("open", content !== null);
  panel.replaceChildren(...(content ?? [el("p", { class: "quiet" }, t("factHint"))]));
  for (const piece of pieces) piece.classList.add("on");
  const first = pieces.find((piece) => piece.closest(".text"));
  first?.closest("details")?.setAttribute("open", "");
  first?.scrollIntoView({ block: first.hasAttribute("data-clause") ? "start" : "center" });
}

/** The evidence of a fact: its fields, where it stands, which rule found it. @param {Fact} fact @param {HTMLElement} node @returns {Node[]} */
function panelOf(fact, node) {
  const rows = /** @type {[string, import("../dom.js").Child][]} */ ([
    ...fieldsOf(fact), ["clause", fact.clause ? clauseLink(fact) : null], ["page", fact.page],
    ["characters", `${fact.start}–${fact.end}`], ["confidence", sureText(fact)], ["rule", fact.rule ? el("code", null, fact.rule) : null],
  ]);
  const list = rows.filter(([, value]) => value !== null && value !== "" && value !== undefined).map(([key, value]) => el("div", null, el("dt", null, t(key)), el("dd", null, value)));
  const ids = new Set(piecesOf(node, fact).flatMap((one) => (one.getAttribute("data-facts") ?? "").split(" ")));
  const others = [...ids].map(factOf).filter((other) => other !== undefined && other !== fact);
  return [
    el("button", { type: "button", class: "close", "aria-label": t("close"), onclick: closePanel }, "×"),
    el("h2", null, el("span", { class: `hl ${kindOf(fact)}` }, kindText(fact))), el("blockquote", null, quoteOf(fact)), el("dl", null, list), ...warnings(fact),
    el("p", null, el("button", { type: "button", onclick: () => copy(citationText(fact)).then(() => say(t("copied"))) }, t("copyCitation"))),
    ...(others.length ? [el("h3", null, t("samePlace")), factList(/** @type {Fact[]} */ (others))] : []),
  ];
}

/** @param {Fact} fact @returns {[string, import("../dom.js").Child][]} */
function fieldsOf(fact) {
  if (fact.kind === "target") {
    const name = fact.measures === undefined ? fact.indicator : indicatorLink(fact.measures);
    return [["indicator", name], ["value", el("b", null, valueText(fact))], ["due", fact.due], ["attr", fact.attr], ["owner", ownersText(fact)]];
  }
  if (fact.kind === "incentive") return [["condition", fact.condition], ["amount", el("b", null, amountText(fact))]];
  if (fact.kind === "unit") return [["agency", fact.agency === undefined ? quoteOf(fact) : agencyLink(fact.agency)], ["role", t(fact.role ?? "responsible")], ["region", fact.region]];
  if (fact.kind === "deadline") return [["due", el("b", null, timeText(fact))]];
  return fact.kind === "citation" ? [["citation", `《${fact.title}》`], ["number", fact.doc_number]] : [];
}

/** @param {Fact} fact */
function clauseLink(fact) {
  return el("a", { href: link("source", { doc: plans[fact.plan].name, clause: fact.clause }) }, clauseOf(plans[fact.plan], fact.clause ?? "") ? clauseText(fact) : fact.clause);
}

/** The other number, where the document contradicts this one. @param {Fact} fact */
function warnings(fact) {
  return conflicts.filter((one) => one.facts.includes(fact)).flatMap((one) => one.facts.filter((other) => other && other !== fact)).map((other) => el("p", { class: "warning" }, `${t("conflicts")}：`, factLink(/** @type {Fact} */ (other), factText(/** @type {Fact} */ (other)))));
}

/** @param {Fact[]} facts */
const factList = (facts) => el("ul", { class: "lines" }, facts.map((fact) => el("li", null, factLink(fact, el("span", { class: "role" }, kindText(fact)), ` ${factText(fact)}`))));

/** Shows the facts under what the reader has selected. @param {HTMLElement} text */
function showSelected(text) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return;
  const ids = new Set([...text.querySelectorAll("[data-facts]")].filter((one) => selection.containsNode(one, true)).flatMap((one) => (one.getAttribute("data-facts") ?? "").split(" ")));
  const found = [...ids].map(factOf).filter((fact) => fact !== undefined);
  const panel = drawn?.node.querySelector(".panel");
  if (!found.length || !panel) return;
  panel.classList.add("open");
  panel.replaceChildren(el("button", { type: "button", class: "close", "aria-label": t("close"), onclick: closePanel }, "×"), el("h2", null, t("fact"), el("span", { class: "count" }, found.length)), factList(/** @type {Fact[]} */ (found)));
}

/** Closes the evidence. */
function closePanel() {
  const panel = drawn?.node.isConnected ? drawn.node.querySelector(".panel.open") : null;
  if (panel) go(changed({ fact: null, clause: null }), true);
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
