import { grouped, plans } from "./data.js";
import { el, svg } from "./dom.js";
import { factAddress } from "./pieces.js";
import { valueText } from "./values.js";
import { t } from "./words.js";

/** Numbers of one indicator over the years, one mark and one line for each plan. What it shows stands in a table too. */

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {{ fact: Fact, year: number, value: number }} Point */

const WIDE = 640;
const HIGH = 250;
const EDGE = { left: 56, right: 70, top: 22, bottom: 30 };
const TICKS = 4;
/** Colours and marks, told apart by both; of more plans than this each number is a dot, and the medians are a line. */
export const SERIES = 4;

/** The number of a target as it is compared: in its base unit where there is one. @param {Fact} fact */
export const numberOf = (fact) => Number(fact.base?.[0] ?? fact.value);

/** What numbers must have in common to stand in one picture. @param {Fact} fact */
export const measureOf = (fact) => [fact.form ?? "", fact.per ?? "", fact.base?.[1] ?? fact.unit ?? ""].join(" ");

/** Whether a target is a number, not words (全区前列). @param {Fact} fact */
export const isNumber = (fact) => fact.op !== "text" && fact.value !== undefined && Number.isFinite(numberOf(fact));

/** Those that have a place on a line of years. @param {Fact[]} facts */
export const dated = (facts) => facts.filter(({ due }) => due);

/** @param {Fact[]} facts dated numbers that may be compared @param {string} name what the picture shows */
export function chart(facts, name) {
  const points = facts.map((fact) => ({ fact, year: yearOf(fact), value: numberOf(fact) })).sort((one, other) => one.year - other.year);
  const scale = scaled(points);
  const shown = [...new Set(points.map(({ fact }) => fact.plan))].sort((one, other) => one - other);
  const { marks, names } = shown.length > SERIES ? crowd(points, scale) : apiece(points, shown, scale);
  const past = points.some(({ fact }) => fact.status === "actual") && el("li", { class: "quiet" }, t("hollow"));
  return el("figure", { class: "chart" }, svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "group", "aria-label": name }, ...axes(points, scale), ...marks), el("figcaption", null, el("ul", null, names, past)));
}

/** A line of its own for each of a few plans. @param {Point[]} points @param {number[]} shown @param {Scale} scale */
function apiece(points, shown, scale) {
  const lines = shown.map((plan, order) => line(points.filter(({ fact }) => fact.plan === plan), scale, order));
  return { marks: [...lines, ...points.map((point) => dot(point, scale, shown.indexOf(point.fact.plan), true))], names: shown.map((plan, order) => el("li", { class: `series s${order}` }, plans[plan].title)) };
}

/** Dots of many plans, and the line of their medians. @param {Point[]} points @param {Scale} scale */
function crowd(points, scale) {
  const middle = medians(points.map(({ fact }) => fact)).map((fact) => ({ fact, year: Math.ceil(yearOf(fact)), value: numberOf(fact) }));
  const words = middle.map(({ fact, year, value }) => svg("text", { x: scale.x(year) + 9, y: scale.y(value) - 7, class: "label" }, fact.value ?? ""));
  return { marks: [...points.map((point) => dot(point, scale, 0, false)), line(middle, scale, 1), ...words], names: [el("li", { class: "series s0" }, t("chartDots")), el("li", { class: "series l1" }, t("chartMedians"))] };
}

/** The middle number of each year, in the order of the years; a number that a plan says, of two the lower. @param {Fact[]} facts */
export function medians(facts) {
  const years = [...grouped(facts, (fact) => Math.ceil(yearOf(fact)))].sort(([one], [other]) => one - other);
  return years.map(([, own]) => own.sort((one, other) => numberOf(one) - numberOf(other))[Math.floor((own.length - 1) / 2)]);
}

/** A year with its part: 2025-06-30 lies in the middle of 2025. @param {Fact} fact */
export function yearOf(fact) {
  const [year, month] = (fact.due ?? "").split("-").map(Number);
  return year + (month ? (month - 12) / 12 : 0);
}

/** @typedef {{ x: (year: number) => number, y: (value: number) => number, ticks: number[] }} Scale */

/** Where years and values stand; the values from a round number to a round number. @param {Point[]} points @returns {Scale} */
function scaled(points) {
  const years = points.map(({ year }) => year);
  const values = points.map(({ value }) => value);
  const [first, last, low, high] = [Math.min(...years), Math.max(...years), Math.min(...values), Math.max(...values)];
  const step = round((high - Math.min(low, low > high / 3 ? low : 0) || Math.abs(high) || 1) / TICKS);
  const from = Math.floor((low > high / 3 ? low : Math.min(0, low)) / step) * step;
  const ticks = Array.from({ length: Math.ceil((high - from) / step + 1e-9) + 1 }, (_, place) => Number((from + place * step).toPrecision(12)));
  const top = ticks[ticks.length - 1] > from ? ticks[ticks.length - 1] : from + step;
  return {
    ticks,
    x: (year) => EDGE.left + (first === last ? 0.5 : (year - first) / (last - first)) * (WIDE - EDGE.left - EDGE.right),
    y: (value) => HIGH - EDGE.bottom - ((value - from) / (top - from)) * (HIGH - EDGE.top - EDGE.bottom),
  };
}

/** The next of 1, 2, 5, 10, … @param {number} step */
function round(step) {
  const power = 10 ** Math.floor(Math.log10(step));
  return (/** @type {number} */ ([1, 2, 5, 10].find((one) => one * power >= step * 0.999))) * power;
}

/** @param {Point[]} points @param {Scale} scale */
function axes(points, { x, y, ticks }) {
  const years = [...new Set(points.map(({ year }) => Math.ceil(year)))];
  return [
    ...ticks.map((value) => svg("line", { x1: EDGE.left - 6, x2: WIDE - EDGE.right + 30, y1: y(value), y2: y(value), class: "axis" })),
    ...ticks.map((value) => svg("text", { x: EDGE.left - 12, y: y(value) + 4, class: "tick end" }, value.toLocaleString("en"))),
    ...years.map((year) => svg("text", { x: x(year), y: HIGH - 8, class: "tick" }, year)),
  ];
}

/** @param {Point[]} points @param {Scale} scale @param {number} order */
const line = (points, { x, y }, order) => svg("polyline", { points: points.map(({ year, value }) => `${x(year)},${y(value)}`).join(" "), class: `line l${order}` });

/** A number that leads to its characters. @param {Point} point @param {Scale} scale @param {number} order @param {boolean} told whether the number stands beside it */
function dot({ fact, year, value }, scale, order, told) {
  const [x, y] = [scale.x(year), scale.y(value)];
  const name = `s${order}${fact.status === "actual" ? " past" : ""}`;
  const marks = [
    () => svg("circle", { cx: x, cy: y, r: 5, class: name }),
    () => svg("rect", { x: x - 4.5, y: y - 4.5, width: 9, height: 9, class: name }),
    () => svg("path", { d: `M${x} ${y - 6}l6 11h-12z`, class: name }),
    () => svg("path", { d: `M${x} ${y - 6}l6 6l-6 6l-6-6z`, class: name }),
  ];
  const words = `${plans[fact.plan].title} ${fact.due} ${valueText(fact)}`;
  return svg("a", { href: factAddress(fact), "aria-label": words }, svg("title", {}, words), svg("rect", told ? { x: x - 9, y: y - 22, width: 48, height: 32, class: "touch" } : { x: x - 6, y: y - 6, width: 12, height: 12, class: "touch" }), marks[order](), told && svg("text", { x: x + 9, y: y - 7, class: "label" }, fact.value ?? ""));
}
