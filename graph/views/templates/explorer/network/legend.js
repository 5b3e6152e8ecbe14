import { el, svg } from "../dom.js";
import { changed, go } from "../state.js";
import { t } from "../words.js";

/** The legend of the picture: a button for each kind of node and edge, which hides or shows it. */

/** @typedef {import("./drawing.js").Picture} Picture */

const SHAPES = /** @type {Record<string, () => SVGElement>} */ ({
  dot: () => shape("circle", { r: 7 }), square: () => shape("rect", { x: -7, y: -7, width: 14, height: 14 }), diamond: () => shape("path", { d: "M0-9 9 0 0 9-9 0z" }),
  triangle: () => shape("path", { d: "M0-8 8.5 7h-17z" }), triangleDown: () => shape("path", { d: "M0 8 8.5-7h-17z" }), hexagon: () => shape("path", { d: "M-9 0-4.5-8h9L9 0 4.5 8h-9z" }),
  star: () => shape("path", { d: "M0-9 2.6-3 9-2.8 4-1 5.6 7.6 0 4-5.6 7.6-4 1.2-9-2.8-2.6-3z" }),
});

/** @param {string} name @param {Record<string, string | number>} attributes @returns {SVGElement} */
const shape = (name, attributes) => /** @type {SVGElement} */ (svg(name, attributes));

/** @param {Picture} picture @param {Set<string>} hidden */
export function legend(picture, hidden) {
  const button = (/** @type {string} */ kind, /** @type {Element} */ sign, /** @type {string} */ words, /** @type {number} */ count) => el("button", {
    type: "button", class: "key", "aria-pressed": String(!hidden.has(kind)), "data-kind": kind, onclick: () => toggle(kind, hidden),
  }, sign, words, el("span", { class: "count" }, count));
  const nodes = Object.keys(picture.styles.nodes).filter((kind) => picture.marks.some((one) => one.kind === kind)).map((kind) => button(kind, nodeSign(picture.styles.nodes[kind]), t(`node-${kind}`), picture.marks.filter((one) => one.kind === kind).length));
  const edges = Object.keys(picture.styles.edges).filter((kind) => picture.lines.some((one) => one.kind === kind)).map((kind) => button(kind, edgeSign(picture.styles.edges[kind]), t(`edge-${kind}`), picture.lines.filter((one) => one.kind === kind).length));
  return el("div", { class: "legend", role: "group", "aria-label": t("legend"), title: t("legendHelp") }, nodes, edges);
}

/** @param {string} kind @param {Set<string>} hidden */
function toggle(kind, hidden) {
  const next = hidden.has(kind) ? [...hidden].filter((one) => one !== kind) : [...hidden, kind];
  go(changed({ hide: next }), true);
}

/** @param {[string, string, string, number]} style */
function nodeSign([form, fill, line]) {
  const sign = SHAPES[form]();
  return svg("svg", { viewBox: "-10 -10 20 20", class: "sign", "aria-hidden": "true", fill, stroke: line, "stroke-width": 1.6 }, sign);
}

/** @param {[string, number, number[], boolean]} style */
const edgeSign = ([colour, width, dashes]) => svg("svg", { viewBox: "0 0 34 12", class: "sign line", "aria-hidden": "true" },
  svg("path", { d: "M1 6h32", stroke: colour, "stroke-width": Math.max(width, 1.6), "stroke-dasharray": dashes.join(" ") }));
