import { el, svg } from "../dom.js";
import { changed } from "../state.js";
import { t } from "../words.js";

/** Bars of counts, targets below and deadlines above; each bar leads to its list. */

/** @typedef {{ key: string, name: string, targets: number, deadlines: number, note?: string }} Count */

/** Of one bar with the room beside it, in pixels, and the part of it that the bar takes. */
const STEP = { least: 42, most: 78 };
const PART = 0.6;
const SIDES = 26;
const HIGH = 190;
const TOP = 26;
const BASE = 34;

/** @param {Count[]} counts @param {string} at the chosen one @param {string} name what the picture shows */
export function bars(counts, at, name) {
  const most = Math.max(1, ...counts.map(({ targets, deadlines }) => targets + deadlines));
  const step = Math.min(STEP.most, Math.max(STEP.least, (innerWidth - SIDES) / counts.length));
  const wide = counts.length * step;
  const made = counts.map((count, place) => bar(count, place * step, step, (HIGH - TOP - BASE) / most, at));
  const drawn = svg("svg", { viewBox: `0 0 ${wide} ${HIGH}`, role: "group", "aria-label": name, width: wide, height: HIGH }, svg("line", { x1: 0, x2: wide, y1: HIGH - BASE, y2: HIGH - BASE, class: "axis" }), ...made);
  return el("div", { class: "scroll bars", tabindex: "0", role: "region", "aria-label": name }, drawn);
}

/** @param {Count} count @param {number} left @param {number} step @param {number} unit pixels for one @param {string} at */
function bar({ key, name, targets, deadlines, note }, left, step, unit, at) {
  const width = step * PART;
  const x = left + (step - width) / 2;
  const base = HIGH - BASE;
  const all = targets + deadlines;
  const words = t("timelineCount", name, targets, deadlines);
  const middle = left + step / 2;
  return svg("a", { href: changed({ at: key === at ? null : key }), class: key === at ? "on" : "", "aria-label": words, ...(key === at ? { "aria-current": "true" } : {}) }, svg("title", {}, words),
    svg("rect", { x: left, y: 0, width: step, height: HIGH, class: "touch" }),
    svg("rect", { x, y: base - targets * unit, width, height: targets * unit, class: "target" }),
    svg("rect", { x, y: base - all * unit, width, height: deadlines * unit, class: "deadline" }),
    svg("text", { x: middle, y: base - all * unit - 7, class: "number" }, all), svg("text", { x: middle, y: base + 16, class: "tick" }, name),
    note ? svg("text", { x: middle, y: base + 31, class: "note" }, note) : null);
}

/** What the colours mean. */
export const barKey = () => el("ul", { class: "key-line" }, ["target", "deadline"].map((kind) => el("li", null, el("i", { class: `block ${kind}` }), t(kind))));
