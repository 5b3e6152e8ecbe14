import { chart, dated, isNumber, measureOf, numberOf } from "../chart.js";
import { grouped, indicators, plans } from "../data.js";
import { el } from "../dom.js";
import { clauseText, ownersText } from "../format.js";
import { empty, factLink, graphLink, section } from "../pieces.js";
import { link } from "../state.js";
import { valueText } from "../values.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** One indicator (指标): which plan asks how much of it, its numbers over the years as a picture and as a table. */

/** @typedef {import("../data.js").Fact} Fact */
/** @typedef {import("../data.js").Indicator} Indicator */
/** @typedef {import("../views.js").Selection} Selection */
/** @typedef {{ plan: number, before: Fact | undefined, goal: Fact }} Demand */

register({ name: "indicator", title: "indicator", part: "indicators", filters: ["plan", "region", "level", "year"], draw: indicatorPage });

/** @param {URLSearchParams} params @param {Selection} shown */
function indicatorPage(params, shown) {
  const indicator = indicators.find((one) => one.id === params.get("id"));
  if (!indicator) return el("div", null, el("h1", null, t("indicators")), empty(t("missing")));
  const targets = indicator.targets.filter(shown.has);
  const about = [indicator.area, indicator.direction && t(`better-${indicator.direction}`), indicator.aliases.length > 0 && `${t("aliases")}：${indicator.aliases.join("、")}`].filter(Boolean);
  const groups = [...grouped(targets.filter(isNumber), measureOf).values()].sort((one, other) => other.length - one.length);
  return el("div", { class: "indicator" }, el("h1", null, indicator.name), el("p", { class: "quiet" }, about.join(" · ")), graphLink(`indicator:${indicator.id}`),
    targets.length ? el("div", { class: "split even" }, el("div", null, groups.map((facts, place) => demands(indicator, facts, place ? [] : targets.filter((fact) => fact.op === "text")))), el("div", null, groups.map(dated).filter((facts) => facts.length > 1).map((facts) => pictured(indicator, facts)))) : empty(t("noRows")),
    targets.length > 0 && all(targets));
}

/** What the numbers of a group are, where the name of the indicator does not say it. @param {Fact} fact */
const measureText = (fact) => [fact.form === "growth" ? t("growth") : "", fact.unit ?? ""].filter(Boolean).join(" ");

/** @param {Indicator} indicator @param {Fact[]} facts */
const pictured = (indicator, facts) => section(t("chart"), measureText(facts[0]), chart(facts, `${indicator.name} ${t("chart")}`));

/** What each plan asks at last, the most demanding first; goals in words stand below. @param {Indicator} indicator @param {Fact[]} facts @param {Fact[]} words */
function demands(indicator, facts, words) {
  const found = [...grouped(facts, (fact) => fact.plan)].flatMap(([plan, own]) => demand(plan, own));
  const sign = indicator.direction === "less" ? 1 : -1;
  found.sort((one, other) => sign * (numberOf(one.goal) - numberOf(other.goal)));
  const inWords = [...grouped(words, (fact) => fact.plan)].flatMap(([plan, own]) => demand(plan, [...facts.filter((fact) => fact.plan === plan && fact.status === "actual"), ...own]));
  const rows = [...found, ...inWords].map(({ plan, before, goal }) => el("tr", null, el("th", { scope: "row" }, plans[plan].title),
    el("td", { class: "values", "data-label": t("actual") }, before && value(before)), el("td", { class: "values", "data-label": t("target") }, value(goal))));
  const heads = ["plan", "actual", "target"].map((key) => el("th", { scope: "col" }, t(key)));
  return rows.length > 0 && section(t("demands"), measureText(facts[0]), el("table", { class: "rows demands" }, el("thead", null, el("tr", null, heads)), el("tbody", null, rows)));
}

/** The last goal of a plan, the higher of two that contradict each other, and what it has reached before. @param {number} plan @param {Fact[]} facts @returns {Demand[]} */
function demand(plan, facts) {
  const last = (/** @type {string} */ status) => facts.filter((fact) => fact.status === status).sort((one, other) => (one.due ?? "").localeCompare(other.due ?? "") || numberOf(one) - numberOf(other)).pop();
  const goal = last("target");
  return goal ? [{ plan, before: last("actual"), goal }] : [];
}

/** @param {Fact} fact */
const value = (fact) => factLink(fact, el("b", { class: "num" }, valueText(fact)), " ", el("span", { class: "when" }, fact.due));

/** Every number, in the order of plans and years: the twin of the pictures. @param {Fact[]} targets */
function all(targets) {
  const rows = [...targets].sort((one, other) => one.plan - other.plan || ((one.due ?? "") < (other.due ?? "") ? -1 : 1)).map((fact) => el("tr", null,
    el("th", { scope: "row" }, factLink(fact, el("b", { class: "num" }, valueText(fact)))),
    el("td", { "data-label": t("year") }, fact.due ?? ""),
    el("td", { "data-label": t("status") }, t(fact.status === "actual" ? "actual" : "target"), fact.attr ? ` · ${fact.attr}` : ""),
    el("td", { "data-label": t("wordings") }, fact.indicator),
    el("td", { "data-label": t("owner") }, ownersText(fact)),
    el("td", { "data-label": t("plan") }, el("a", { href: link("source", { doc: plans[fact.plan].name }) }, plans[fact.plan].title), el("small", { class: "quiet" }, ` ${clauseText(fact)}`))));
  const heads = ["value", "year", "status", "wordings", "owner", "basis"].map((key) => el("th", { scope: "col" }, t(key)));
  return section(t("allNumbers"), targets.length, el("table", { class: "rows" }, el("thead", null, el("tr", null, heads)), el("tbody", null, rows)));
}
