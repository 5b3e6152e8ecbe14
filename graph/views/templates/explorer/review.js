import { conflicts, facts, failures, planOf, plans, quoteOf, slice, tasks } from "./data.js";
import { el } from "./dom.js";
import { clauseText, valueText } from "./format.js";
import { choice, empty, factLink, section, taskLink, taskPlace } from "./pieces.js";
import { changed, go } from "./state.js";
import { t } from "./words.js";

/** What a person should judge: contradictions, tasks without owner, numbers that no rule read, unread files. */

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Plan} Plan */

const AROUND = 22;

/** @param {URLSearchParams} params */
export function review(params) {
  const only = planOf(params.get("plan"));
  const here = (/** @type {Plan} */ plan) => !only || plan === only;
  const pick = choice("plan", t("plan"), [["", t("all")], ...plans.map((plan) => /** @type {[string, string]} */ ([plan.name, plan.title]))], only?.name ?? "", (name) => go(changed({ plan: name })));
  const unread = facts.filter((fact) => fact.kind === "unread" && here(plans[fact.plan]));
  const open = tasks.filter((task) => !task.units.length && here(task.plan));
  return el("div", { class: "review" }, el("h1", null, t("review")), el("form", { class: "filters" }, pick),
    contradictions(conflicts.filter((one) => here(one.plan))),
    section(t("unread"), unread.length, unread.length ? el("ul", { class: "lines" }, unread.map(unreadLine)) : empty(t("noneFound"))),
    section(t("unowned"), open.length, open.length ? byPlan(open) : empty(t("noneFound"))),
    failures.length > 0 && section(t("failures"), failures.length, el("ul", { class: "lines" }, failures.map((one) => el("li", null, el("code", null, one.path), ` ${one.reason}`)))));
}

/** @param {import("./data.js").Conflict[]} found */
function contradictions(found) {
  const side = (/** @type {import("./data.js").Conflict} */ one, /** @type {number} */ place) => {
    const fact = one.facts[place];
    return el("td", { "data-label": one.clauses[place] }, fact ? factLink(fact, el("b", { class: "num" }, valueText(fact)), " ", quoteOf(fact)) : one.values[place], fact && el("small", { class: "quiet" }, ` ${clauseText(fact)}`));
  };
  const rows = found.map((one) => el("tr", null, el("th", { scope: "row" }, one.indicator, el("small", null, `${one.due} · ${one.plan.title}`)), side(one, 0), side(one, 1)));
  return section(t("conflicts"), found.length, found.length ? el("table", { class: "rows" }, el("tbody", null, rows)) : empty(t("noneFound")));
}

/** A number with the words around it. @param {Fact} fact */
function unreadLine(fact) {
  const plan = plans[fact.plan];
  const words = (/** @type {number} */ start, /** @type {number} */ end) => slice(plan, start, end).replace(/\s+/g, " ");
  return el("li", null, el("span", { class: "context" }, words(Math.max(0, fact.start - AROUND), fact.start), factLink(fact, quoteOf(fact)), words(fact.end, fact.end + AROUND)), el("span", { class: "path" }, plan.title));
}

/** @param {import("./data.js").Task[]} open */
function byPlan(open) {
  return plans.filter((plan) => open.some((task) => task.plan === plan)).map((plan) => el("details", null, el("summary", null, plan.title, el("span", { class: "count" }, open.filter((task) => task.plan === plan).length)),
    el("ul", { class: "lines" }, open.filter((task) => task.plan === plan).map((task) => el("li", null, taskLink(task), taskPlace(task))))));
}
