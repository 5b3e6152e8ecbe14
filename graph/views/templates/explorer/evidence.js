import { passageOf, plainCitation, standardCitation } from "./citation.js";
import { clauseOf, conflicts, kindOf, plans, quoteOf } from "./data.js";
import { copy, el, say } from "./dom.js";
import { amountText, clauseText, factText, kindText, sureText, timeText } from "./format.js";
import { agencyLink, factLink, indicatorLink } from "./pieces.js";
import { link } from "./state.js";
import { valueText } from "./values.js";
import { t } from "./words.js";

/** What stands behind a fact or a stretch of text: its fields, where it stands, which rule found it, how to cite it. */

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./dom.js").Child} Child */

const THIRDS = ["pageAbove", "pageMiddle", "pageBelow"];

/** @param {Fact} fact @param {Fact[]} others facts over the same characters @param {() => void} close @param {string} row the row of the table in which it stands @param {number | undefined} third in which third of its page @returns {Node[]} */
export function evidence(fact, others, close, row, third) {
  const passage = { ...passageOf(fact), quote: row || quoteOf(fact) };
  const rows = /** @type {[string, Child | Child[]][]} */ ([
    ...fieldsOf(fact), ["clause", fact.clause ? clauseLink(fact) : null], ["page", fact.page && third !== undefined ? t("pageThird", fact.page, t(THIRDS[third])) : fact.page],
    ["characters", `${fact.start}–${fact.end}`], ["confidence", sureText(fact)], ["rule", fact.rule ? el("code", null, fact.rule) : null],
    ["byHand", correctedText(fact)],
  ]);
  const list = rows.filter(([, value]) => value !== null && value !== "" && value !== undefined).map(([key, value]) => el("div", null, el("dt", null, t(key)), el("dd", null, value)));
  return [
    closeButton(close), el("h2", null, el("span", { class: `hl ${kindOf(fact)}` }, kindText(fact))), el("blockquote", null, passage.quote), el("dl", null, list),
    ...warnings(fact), citing(passage), ...(others.length ? [el("h3", null, t("samePlace")), factList(others)] : []),
  ];
}

/** What the reader has selected: the facts in it, and how to cite it. @param {import("./citation.js").Passage} passage @param {Fact[]} facts @param {() => void} close @returns {Node[]} */
export function selectedEvidence(passage, facts, close) {
  return [
    closeButton(close), el("h2", null, t("selectedText")), el("blockquote", null, passage.quote), citing(passage),
    el("h3", null, t("factsInside"), el("span", { class: "count" }, facts.length)), facts.length ? factList(facts) : el("p", { class: "quiet" }, t("noFacts")),
  ];
}

/** @param {() => void} close */
const closeButton = (close) => el("button", { type: "button", class: "close", "aria-label": t("close"), onclick: close }, "×");

/** @param {import("./citation.js").Passage} passage */
function citing(passage) {
  const button = (/** @type {string} */ key, /** @type {string} */ words) => el("button", { type: "button", title: words, onclick: () => copy(words).then(() => say(t("copied"))) }, t(key));
  return el("p", { class: "buttons" }, button("copyCitation", plainCitation(passage)), button("copyStandard", standardCitation(passage)));
}

/** The fields that a person changed, each with what the machine had read. @param {Fact} fact */
const correctedText = (fact) => Object.entries(fact.corrected ?? {}).map(([field, machine]) => `${field}：${t("machineSaid", machine || "–")}`).join("；");

/** @param {Fact} fact @returns {[string, Child | Child[]][]} */
function fieldsOf(fact) {
  if (fact.kind === "target") {
    const name = fact.measures === undefined ? fact.indicator : indicatorLink(fact.measures);
    const owners = (fact.owners ?? []).map(([place, role]) => el("span", { class: "owner" }, agencyLink(place), el("span", { class: `role ${role}` }, t(role))));
    return [["indicator", name], ["value", el("b", null, valueText(fact))], ["due", fact.due], ["attr", fact.attr], ["owner", owners.length ? owners : null]];
  }
  if (fact.kind === "incentive") return [["condition", fact.condition], ["amount", el("b", null, amountText(fact))]];
  if (fact.kind === "unit") return [["agency", fact.agency === undefined ? quoteOf(fact) : agencyLink(fact.agency)], ["role", t(fact.role ?? "responsible")], ["region", fact.region]];
  if (fact.kind === "deadline") return [["due", el("b", null, timeText(fact))]];
  return fact.kind === "citation" ? [["citation", `《${fact.title}》`], ["number", fact.doc_number]] : [];
}

/** @param {Fact} fact */
function clauseLink(fact) {
  const plan = plans[fact.plan];
  return el("a", { href: link("source", { doc: plan.name, clause: fact.clause }) }, clauseOf(plan, fact.clause ?? "") ? clauseText(fact) : fact.clause);
}

/** The other number, where the document contradicts this one. @param {Fact} fact */
function warnings(fact) {
  const others = conflicts.filter((one) => one.facts.includes(fact)).flatMap((one) => one.facts.filter((other) => other !== undefined && other !== fact));
  return others.map((other) => el("p", { class: "warning" }, `${t("conflicts")}：`, factLink(/** @type {Fact} */ (other), factText(/** @type {Fact} */ (other)))));
}

/** @param {Fact[]} facts */
const factList = (facts) => el("ul", { class: "lines" }, facts.map((fact) => el("li", null, factLink(fact, el("span", { class: "role" }, kindText(fact)), ` ${factText(fact)}`))));
