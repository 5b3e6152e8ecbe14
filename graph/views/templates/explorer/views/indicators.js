import { plans } from "../data.js";
import { el } from "../dom.js";
import { valueText } from "../format.js";
import { empty, factLink, folded, indicatorLink, typed } from "../pieces.js";
import { plain } from "../plain.js";
import { EVERY, changed, go } from "../state.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** Indicators (指标), all of them by plan. */

/** @typedef {import("../data.js").Fact} Fact */

const MOST_COLUMNS = 6;

register({ name: "indicators", title: "indicators", place: 40, filters: EVERY, draw: indicatorList });

/** @param {URLSearchParams} params @param {import("../views.js").Selection} shown */
function indicatorList(params, shown) {
  const wanted = plain(params.get("q") ?? "");
  const found = shown.indicators.filter((one) => one.targets.length && [one.name, ...one.aliases].some((name) => plain(name).includes(wanted)));
  const spread = (/** @type {import("../data.js").Indicator} */ one) => new Set(one.targets.map((fact) => fact.plan)).size;
  found.sort((one, other) => spread(other) - spread(one) || other.targets.length - one.targets.length);
  const input = typed(t("filterNames"), params.get("q") ?? "", (q) => go(changed({ q }), true));
  const having = shown.plans.filter((plan) => plan.facts.some((fact) => fact.measures !== undefined));
  const columns = having.length <= MOST_COLUMNS ? having : [];
  const rows = found.map((one) => el("tr", null, el("th", { scope: "row" }, indicatorLink(one.index)), columns.length
    ? columns.map((plan) => planCell(plan.title, one.targets.filter((fact) => plans[fact.plan] === plan && shown.has(fact))))
    : [el("td", { class: "n", "data-label": t("plans") }, spread(one)), planCell(t("targets"), one.targets.filter(shown.has))]));
  const names = columns.length ? columns.map((plan) => plan.title) : [t("plans"), t("targets")];
  const heads = [t("indicator"), ...names].map((words) => el("th", { scope: "col" }, words));
  const body = rows.length ? el("table", { class: "rows" }, el("thead", null, el("tr", null, heads)), el("tbody", null, rows)) : empty(t("nothingFound"));
  return el("div", null, el("h1", null, t("indicators"), el("span", { class: "count" }, found.length)), el("form", { class: "filters", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, input), body);
}

/** The values of an indicator, in one plan or, where there are many plans, in all. @param {string} label @param {Fact[]} targets */
function planCell(label, targets) {
  const value = (/** @type {Fact} */ fact) => factLink(fact, el("b", { class: "num" }, valueText(fact)), fact.due ? el("span", { class: "when" }, ` ${fact.due}`) : null);
  return el("td", { class: targets.length ? "values" : "nil", "data-label": label }, targets.length > 0 && folded(targets.map(value), 12));
}
