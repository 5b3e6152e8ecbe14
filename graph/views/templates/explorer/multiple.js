import { SERIES, measureOf, medians, numberOf, yearOf } from "./chart.js";
import { grouped, plans } from "./data.js";
import { el, svg } from "./dom.js";
import { factAddress, indicatorLink } from "./pieces.js";
import { valueText } from "./values.js";
import { t } from "./words.js";

/** Small pictures of one indicator each: its numbers over the years, a line and marks for each plan; of many plans the medians. */

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Indicator} Indicator */
/** @typedef {{ x: (year: number) => number, y: (fact: Fact) => number }} Scale */

const WIDE = 250;
const HIGH = 104;
const EDGE = { left: 12, right: 74, top: 22, bottom: 20 };
/** The height of a line of letters. */
const LETTERS = 13;

/** The numbers of an indicator that one picture can show: of one measure, in two years or more; the largest such group. @param {Fact[]} facts dated numbers @returns {Fact[]} */
export function comparable(facts) {
  const groups = [...grouped(facts, measureOf).values()].filter((group) => new Set(group.map(({ due }) => due)).size > 1);
  return groups.sort((one, other) => other.length - one.length)[0] ?? [];
}

/** @param {Indicator} indicator @param {Fact[]} facts comparable ones @param {number[]} known plans (few) whose colours are those of the legend; none where there are many */
export function multiple(indicator, facts, known) {
  const scale = scaled(facts);
  const series = [...grouped([...facts].sort((one, other) => yearOf(one) - yearOf(other)), ({ plan }) => plan)].sort(([one], [other]) => one - other);
  const lines = series.length > SERIES ? crowd(facts, scale) : apiece(series, scale, known);
  const years = [...new Set(facts.map((fact) => Math.ceil(yearOf(fact))))].sort();
  const ticks = [years[0], years[years.length - 1]].map((year, place) => svg("text", { x: place ? WIDE - EDGE.right : EDGE.left, y: HIGH - 4, class: `tick${place ? " end" : ""}` }, year));
  const name = `${indicator.name} ${t("chart")}`;
  return el("figure", { class: "multiple" }, el("figcaption", null, indicatorLink(indicator.index)), svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "group", "aria-label": name }, svg("line", { x1: EDGE.left, x2: WIDE - EDGE.right, y1: HIGH - EDGE.bottom, y2: HIGH - EDGE.bottom, class: "axis" }), ...lines.flat(), ...ticks));
}

/** A line for each of a few plans, with its last number beside it. @param {[number, Fact[]][]} series @param {Scale} scale @param {number[]} known */
function apiece(series, scale, known) {
  const heights = spread(series.map(([, own]) => scale.y(own[own.length - 1])));
  return series.map(([plan, own], order) => line(plan, own, scale, known.length ? known.indexOf(plan) : order, heights[order]));
}

/** Heights of words, moved so that none stands on another. @param {number[]} wanted */
function spread(wanted) {
  const order = [...wanted.keys()].sort((one, other) => wanted[one] - wanted[other]);
  const found = [...wanted];
  let next = -Infinity;
  for (const place of order) next = LETTERS + (found[place] = Math.max(found[place], next));
  let last = HIGH - EDGE.bottom;
  for (const place of order.reverse()) last = (found[place] = Math.min(found[place], last)) - LETTERS;
  return found;
}

/** The plans by colour and mark; nothing where there are more than colours. @param {number[]} known */
export const multipleKey = (known) => known.length > 0 && el("ul", null, known.map((plan, order) => el("li", { class: `series s${order}` }, plans[plan].title)));

/** Plans that have a colour each, where there are few enough. @param {Fact[]} facts */
export function coloured(facts) {
  const found = [...new Set(facts.map(({ plan }) => plan))].sort((one, other) => one - other);
  return found.length <= SERIES ? found : [];
}

/** @param {string} words */
const shortened = (words) => (words.length > 10 ? `${words.slice(0, 9)}…` : words);

/** @param {Fact[]} facts @returns {Scale} */
function scaled(facts) {
  const [years, values] = [facts.map(yearOf), facts.map(numberOf)];
  const [first, last, low, high] = [Math.min(...years), Math.max(...years), Math.min(...values), Math.max(...values)];
  const part = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ to) => (from === to ? 0.5 : (value - from) / (to - from));
  return {
    x: (year) => EDGE.left + part(year, first, last) * (WIDE - EDGE.left - EDGE.right),
    y: (fact) => HIGH - EDGE.bottom - 6 - part(numberOf(fact), low, high) * (HIGH - EDGE.top - EDGE.bottom - 6),
  };
}

/** One plan's numbers: a line, a mark for each that leads to its characters, the last with its value. @param {number} plan @param {Fact[]} facts @param {Scale} scale @param {number} order @param {number} height where the value stands */
function line(plan, facts, { x, y }, order, height) {
  const points = facts.map((fact) => `${x(yearOf(fact))},${y(fact)}`).join(" ");
  const marks = facts.map((fact, place) => {
    const words = `${plans[plan].title} ${fact.due} ${valueText(fact)}`;
    const [across, down] = [x(yearOf(fact)), y(fact)];
    const value = place === facts.length - 1 && svg("text", { x: across + 8, y: height + 4, class: "label" }, shortened(valueText(fact)));
    return svg("a", { href: factAddress(fact), "aria-label": words }, svg("title", {}, words), svg("rect", { x: across - 12, y: down - 12, width: 24, height: 24, class: "touch" }), mark(across, down, order, fact.status === "actual"), value);
  });
  return [svg("polyline", { points, class: `line l${order}` }), ...marks];
}

/** A dot for each number of many plans, and the line of the medians with the last of them. @param {Fact[]} facts @param {Scale} scale */
function crowd(facts, { x, y }) {
  const middle = medians(facts);
  const points = middle.map((fact) => ({ across: x(Math.ceil(yearOf(fact))), down: y(fact) }));
  const last = points[points.length - 1];
  const words = shortened(valueText(middle[middle.length - 1]));
  return [
    svg("path", { d: facts.map((fact) => `M${x(yearOf(fact)).toFixed(1)} ${y(fact).toFixed(1)}h0`).join(""), class: "dots" }),
    svg("polyline", { points: points.map(({ across, down }) => `${across},${down}`).join(" "), class: "line l1" }), svg("text", { x: last.across + 8, y: last.down + 4, class: "label" }, words),
  ];
}

/** @param {number} x @param {number} y @param {number} order @param {boolean} past hollow where the number is only reported */
function mark(x, y, order, past) {
  const name = `s${order}${past ? " past" : ""}`;
  if (order === 0) return svg("circle", { cx: x, cy: y, r: 4, class: name });
  if (order === 1) return svg("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7, class: name });
  return svg("path", { d: order === 2 ? `M${x} ${y - 5}l5 9h-10z` : `M${x} ${y - 5}l5 5l-5 5l-5-5z`, class: name });
}
