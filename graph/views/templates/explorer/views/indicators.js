import { beside } from "../beside.js";
import { dated, isNumber, measureOf } from "../chart.js";
import { grouped, plans } from "../data.js";
import { el } from "../dom.js";
import { coloured, comparable, multiple, multipleKey } from "../multiple.js";
import { choice, empty, factLink, folded, indicatorLink, section, typed } from "../pieces.js";
import { plain } from "../plain.js";
import { EVERY, changed, go } from "../state.js";
import { head, sorted, table } from "../table.js";
import { valueText } from "../values.js";
import { register } from "../views.js";
import { addWords, t } from "../words.js";

/** Indicators (指标): plans beside each other with what is reached and what is asked, and small pictures of yearly targets. */

/** @typedef {import("../data.js").Fact} Fact */
/** @typedef {import("../data.js").Indicator} Indicator */
/** @typedef {import("../views.js").Selection} Selection */
/** @typedef {{ indicator: Indicator, facts: Fact[], spread: number }} Line */

const MOST_COLUMNS = 6;
const FIRST_PICTURES = 12;
const MORE_PICTURES = 60;

addWords({
  area: ["领域", "Area"],
  allAreas: ["全部领域", "All areas"],
  multiples: ["逐年目标", "Targets by year"],
  multiplesHelp: ["同一指标有两个以上年份的数字：每份规划一条线，空心为已达到的数字，点击一点查看原文。全部数字在下表。", "Indicators with numbers for two years or more: a line for each plan, hollow marks are reported, each mark leads to the source. All numbers stand in the table."],
  multiplesMany: ["规划多于四份的，每点是一份规划的数字，线和数字为各年的中位数；点击名称查看全部。", "Of more than four plans each dot is a number of one plan, line and figure are the medians of the years; click the name for all."],
  indicatorTable: ["指标与规划", "Indicators by plan"],
  toCompare: ["在对比页中并排比较", "Side by side on the comparison page"],
  valuesHelp: ["箭头左边是已达到的数字，右边是目标。", "Left of the arrow what is reached, right of it what is asked."],
});
register({ name: "indicators", title: "indicators", place: 40, filters: EVERY, draw: indicatorList });

/** @param {URLSearchParams} params @param {Selection} shown */
function indicatorList(params, shown) {
  const wanted = plain(params.get("q") ?? "");
  const area = params.get("area") ?? "";
  const all = shown.indicators.filter((one) => one.targets.length);
  const lines = all.filter((one) => (!area || one.area === area) && [one.name, ...one.aliases].some((name) => plain(name).includes(wanted))).map((indicator) => lineOf(indicator, shown)).filter(({ facts }) => facts.length);
  lines.sort((one, other) => other.spread - one.spread || other.facts.length - one.facts.length);
  return el("div", { class: "indicators" }, el("h1", null, t("indicators"), el("span", { class: "count" }, lines.length)), tools(params, all),
    pictures(lines), lines.length ? section(t("indicatorTable"), null, el("p", { class: "quiet" }, t("valuesHelp")), matrix(lines, shown, params.get("sort") ?? "")) : empty(t("nothingFound")));
}

/** @param {Indicator} indicator @param {Selection} shown @returns {Line} */
function lineOf(indicator, shown) {
  const facts = indicator.targets.filter(shown.has);
  return { indicator, facts, spread: new Set(facts.map(({ plan }) => plan)).size };
}

/** @param {URLSearchParams} params @param {Indicator[]} all */
function tools(params, all) {
  const areas = [...new Set(all.map((one) => one.area ?? "").filter(Boolean))].sort();
  const options = /** @type {[string, string][]} */ ([["", t("allAreas")], ...areas.map((one) => [one, one])]);
  const input = typed(t("filterNames"), params.get("q") ?? "", (q) => go(changed({ q }), true));
  return el("form", { class: "filters", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, input, areas.length > 1 && choice("area", t("area"), options, params.get("area") ?? "", (value) => go(changed({ area: value }), true)),
    beside("compare.html", t("toCompare")));
}

/** Small pictures, those of most plans and numbers first. @param {Line[]} lines */
function pictures(lines) {
  const found = lines.map(({ indicator, facts }) => ({ indicator, facts: comparable(dated(facts.filter(isNumber))) })).filter(({ facts }) => facts.length);
  const known = coloured(found.flatMap(({ facts }) => facts));
  const grid = el("div", { class: "multiples" });
  const more = el("p", { class: "more-line" });
  const add = (/** @type {number} */ most) => {
    const from = grid.children.length;
    grid.append(...found.slice(from, from + most).map(({ indicator, facts }) => multiple(indicator, facts, known)));
    const left = found.length - grid.children.length;
    more.replaceChildren(...(left ? [el("button", { type: "button", "data-more": "", onclick: () => add(MORE_PICTURES) }, t("showMore", Math.min(left, MORE_PICTURES)))] : []));
  };
  add(FIRST_PICTURES);
  return found.length > 0 && section(t("multiples"), found.length, el("p", { class: "quiet" }, t("multiplesHelp"), known.length ? "" : ` ${t("multiplesMany")}`), multipleKey(known), grid, more);
}

/** The table: a column for each plan or, where there are many, one for all. @param {Line[]} lines @param {Selection} shown @param {string} order */
function matrix(lines, shown, order) {
  const having = shown.plans.filter((plan) => plan.facts.some((fact) => fact.measures !== undefined));
  const columns = having.length <= MOST_COLUMNS ? having : [];
  const heads = /** @type {Record<string, import("../table.js").Column>} */ ({ name: { label: "indicator", key: ({ indicator }) => indicator.name }, spread: { label: "plans", key: ({ spread }) => spread, class: "n" } });
  const top = head(heads, order);
  for (const words of columns.length ? columns.map((plan) => plan.title) : [t("targets")]) top.querySelector("tr")?.append(el("th", { scope: "col" }, words));
  return table(top, sorted(lines, heads, order).map((line) => () => row(line, columns)), "rows values-table");
}

/** @param {Line} line @param {import("../data.js").Plan[]} columns */
function row({ indicator, facts, spread }, columns) {
  const about = [indicator.area, indicator.direction && t(`better-${indicator.direction}`)].filter(Boolean).join(" · ");
  const cells = columns.length ? columns.map((plan) => cell(plan.title, facts.filter((fact) => plans[fact.plan] === plan))) : [cell(t("targets"), facts, true)];
  return el("tr", null, el("th", { scope: "row" }, indicatorLink(indicator.index), about && el("small", { class: "quiet" }, ` ${about}`)), el("td", { class: "n", "data-label": t("plans") }, spread), cells);
}

/** What is reached → what is asked, the numbers of one measure and plan in one line, by year. @param {string} label @param {Fact[]} facts @param {boolean} [named] whether each line says whose numbers they are */
function cell(label, facts, named) {
  const groups = [...grouped(facts, (fact) => `${fact.plan} ${measureOf(fact)}`).values()];
  const when = (/** @type {Fact} */ fact) => fact.due ?? "";
  const lines = groups.map((group) => () => {
    const by = [...group].sort((one, other) => (when(one) < when(other) ? -1 : Number(when(one) > when(other))));
    const [before, goals] = [by.filter(({ status }) => status === "actual"), by.filter(({ status }) => status !== "actual")];
    const whose = plans[group[0].plan];
    return el("span", { class: "demand" }, named && el("small", { class: "quiet", title: whose.title }, whose.region || whose.title), before.map(value), before.length > 0 && goals.length > 0 && el("span", { class: "arrow", "aria-hidden": "true" }, "→"), goals.map(value));
  });
  return el("td", { class: facts.length ? "values" : "nil", "data-label": label }, facts.length > 0 && folded(lines, named ? 4 : 8));
}

/** @param {Fact} fact */
const value = (fact) => factLink(fact, el("b", { class: "num" }, valueText(fact)), fact.due ? el("span", { class: "when" }, ` ${fact.due}`) : null);
