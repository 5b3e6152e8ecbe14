import { grouped, indicators, plans } from "../data.js";
import { el, svg } from "../dom.js";
import { clauseText, ownersText, valueText } from "../format.js";
import { empty, factLink, folded, indicatorLink, section, typed } from "../pieces.js";
import { plain } from "../plain.js";
import { EVERY, changed, go, link } from "../state.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** Indicators: all of them by plan, and one with its targets over plans and years. */

/** @typedef {import("../data.js").Fact} Fact */

const MOST_COLUMNS = 6;
const WIDE = 440;
const HIGH = 200;

register({ name: "indicators", title: "indicators", place: 40, filters: EVERY, draw: indicatorList });
register({ name: "indicator", title: "indicator", part: "indicators", draw: indicatorPage });

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

/** @param {URLSearchParams} params */
function indicatorPage(params) {
  const indicator = indicators.find((one) => one.id === params.get("id"));
  if (!indicator) return el("div", null, el("h1", null, t("indicators")), empty(t("missing")));
  const others = indicator.aliases.length > 0 && el("p", { class: "quiet" }, `${t("aliases")}：${indicator.aliases.join("、")}`);
  const groups = plottable(indicator.targets);
  const charts = groups.map(([unit, points]) => section(t("chart"), unit, chart(points)));
  return el("div", { class: "indicator" }, el("h1", null, indicator.name), others, charts, table(indicator.targets));
}

/** @param {Fact[]} targets */
function table(targets) {
  const rows = [...targets].sort((one, other) => one.plan - other.plan || ((one.due ?? "") < (other.due ?? "") ? -1 : 1)).map((fact) => el("tr", null,
    el("th", { scope: "row" }, factLink(fact, el("b", { class: "num" }, valueText(fact)))),
    el("td", { "data-label": t("year") }, fact.due ?? ""),
    el("td", { "data-label": t("status") }, t(fact.status === "actual" ? "actual" : "target"), fact.attr ? ` · ${fact.attr}` : ""),
    el("td", { "data-label": t("wordings") }, fact.indicator),
    el("td", { "data-label": t("owner") }, ownersText(fact)),
    el("td", { "data-label": t("plan") }, el("a", { href: link("source", { doc: plans[fact.plan].name }) }, plans[fact.plan].title), el("small", { class: "quiet" }, ` ${clauseText(fact)}`))));
  const heads = ["value", "year", "status", "wordings", "owner", "plan"].map((key) => el("th", { scope: "col" }, t(key)));
  return section(t("targets"), targets.length, el("table", { class: "rows" }, el("thead", null, el("tr", null, heads)), el("tbody", null, rows)));
}

/** Dated numbers by unit and form, where there are at least two of a kind to compare. @param {Fact[]} targets @returns {[string, Fact[]][]} */
function plottable(targets) {
  const dated = targets.filter((fact) => fact.due && Number.isFinite(Number(fact.value)));
  return [...grouped(dated, (fact) => [fact.form === "growth" ? t("growth") : "", fact.unit ?? ""].join(" ").trim())].filter(([, points]) => points.length > 1);
}

/** Points by year, one mark shape per plan; the table below says the same in words. @param {Fact[]} points */
function chart(points) {
  const years = points.map((fact) => Number((fact.due ?? "").slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const top = Math.max(...points.map((fact) => Number(fact.value)), 0) * 1.15 || 1;
  const low = Math.min(...points.map((fact) => Number(fact.value)), 0);
  const x = (/** @type {number} */ year) => 50 + (first === last ? 0.5 : (year - first) / (last - first)) * (WIDE - 110);
  const y = (/** @type {number} */ value) => HIGH - 34 - ((value - low) / (top - low)) * (HIGH - 54);
  const shown = [...new Set(points.map((fact) => fact.plan))];
  const base = svg("line", { x1: 20, x2: WIDE - 20, y1: y(0), y2: y(0), class: "axis" });
  const ticks = [...new Set(years)].map((year) => svg("text", { x: x(year), y: HIGH - 10, class: "tick" }, year));
  const dots = points.map((fact) => dot(fact, x(Number((fact.due ?? "").slice(0, 4))), y(Number(fact.value)), shown.indexOf(fact.plan)));
  const names = shown.map((place, order) => el("li", { class: `series s${order % 4}` }, plans[place].title));
  return el("figure", { class: "chart" }, svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": t("chart") }, base, ...ticks, ...dots), el("figcaption", null, el("ul", null, names)));
}

/** @param {Fact} fact @param {number} x @param {number} y @param {number} order */
function dot(fact, x, y, order) {
  const classes = `s${order % 4} ${fact.status === "actual" ? "past" : ""}`;
  const shapes = [
    () => svg("circle", { cx: x, cy: y, r: 5, class: classes }),
    () => svg("rect", { x: x - 5, y: y - 5, width: 10, height: 10, class: classes }),
    () => svg("path", { d: `M${x} ${y - 6}l6 11h-12z`, class: classes }),
    () => svg("path", { d: `M${x} ${y - 6}l6 6l-6 6l-6-6z`, class: classes }),
  ];
  return svg("g", {}, svg("title", {}, `${plans[fact.plan].title} ${fact.due} ${valueText(fact)}`), shapes[order % 4](), svg("text", { x: x + 9, y: y - 7, class: "label" }, fact.value ?? ""));
}
