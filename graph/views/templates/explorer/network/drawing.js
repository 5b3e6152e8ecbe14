import { el } from "../dom.js";
import { part } from "../parts.js";
import { t } from "../words.js";

/** Drawing with vis-network: it stands still, every place is given. */

/**
 * @typedef {{ id: string, kind: string, name: string, x: number, y: number, shape?: string, label?: string, centre?: boolean }} Mark
 * @typedef {{ id: string, from: string, to: string, kind: string, width?: number, label?: string, title?: string }} Line
 * @typedef {{ marks: Mark[], lines: Line[], styles: import("./graph.js").Styles, placed?: boolean }} Picture places that are `placed` stay as they are
 * @typedef {{ element: HTMLElement, settle: () => void, mark: (id: string) => void, hide: (hidden: Set<string>) => void }} Drawing
 * @typedef {{ picked: (id: string) => void, line: (id: string) => void, opened: (id: string) => void }} Heard
 */

/** The widest empty stretch between two nodes, in pixels: what the filters left out leaves no hole. */
const WIDEST = { x: 130, y: 60 };
/** Letters in pixels of the screen, and the largest in those of the picture. */
const LETTER = 13;
const LARGEST = 26;

/** vis-network itself, run when the first picture is drawn. @type {Promise<any> | undefined} */
let started;

const vis = () => (started ??= part("drawing").then((code) => {
  const script = document.createElement("script");
  script.textContent = code;
  document.head.append(script);
  return /** @type {any} */ (globalThis).vis;
}));

/** @param {Picture} picture @param {string} name what the picture shows @param {Heard} heard @returns {Promise<Drawing>} */
export async function drawing(picture, name, heard) {
  const { Network, DataSet } = await vis();
  const element = el("div", { class: "canvas", role: "application", tabindex: "0", "aria-label": name, "aria-describedby": "graph-keys" });
  const colours = getComputedStyle(document.documentElement);
  const ink = colours.getPropertyValue("--ink").trim();
  const paper = colours.getPropertyValue("--sheet").trim();
  const spots = picture.placed ? new Map() : together(picture.marks);
  const nodes = new DataSet(picture.marks.map((one) => node(one, spots.get(one.id) ?? one, picture.styles, ink, paper)));
  const edges = new DataSet(picture.lines.map((one) => edge(one, picture.styles, ink, paper)));
  let network = /** @type {any} */ (null);
  let selected = "";
  const mark = (/** @type {string} */ id) => {
    selected = id;
    if (network && nodes.get(id)) network.selectNodes([id]);
  };
  const settle = () => {
    if (network) return;
    network = new Network(element, { nodes, edges }, { physics: { enabled: false }, layout: { improvedLayout: false }, interaction: { hover: true, tooltipDelay: 150, keyboard: false, zoomView: false }, nodes: { borderWidth: 1.5 }, edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 } });
    element.firstElementChild?.setAttribute("tabindex", "-1");
    network.fit({ animation: false, maxZoomLevel: 1.1 });
    readable(network, nodes, picture.marks);
    network.on("click", (/** @type {any} */ event) => {
      if (event.nodes.length) heard.picked(event.nodes[0]);
      else if (event.edges.length) heard.line(event.edges[0]);
    });
    network.on("resize", () => network.fit({ animation: false, maxZoomLevel: 1.1 })); // paper is another size than the window
    network.on("doubleClick", (/** @type {any} */ event) => event.nodes.length && heard.opened(event.nodes[0]));
    mark(selected);
  };
  element.addEventListener("wheel", (event) => { // a wheel scrolls the page, as everywhere; with Ctrl it zooms
    if (!network || !event.ctrlKey) return;
    event.preventDefault();
    zoom(network, event.deltaY < 0 ? 1.2 : 1 / 1.2);
  }, { passive: false });
  element.addEventListener("keydown", (event) => {
    if (network && pressed(event, network, nodes, selected, heard)) event.preventDefault();
  });
  const hide = (/** @type {Set<string>} */ hidden) => {
    nodes.update(picture.marks.map((one) => ({ id: one.id, hidden: hidden.has(one.kind) && !one.centre })));
    edges.update(picture.lines.map((one) => ({ id: one.id, hidden: hidden.has(one.kind) })));
  };
  return { element, settle, mark, hide };
}

/** Letters large enough to be read where a large picture is drawn small. @param {any} network @param {any} nodes @param {Mark[]} marks */
function readable(network, nodes, marks) {
  const size = Math.min(LARGEST, LETTER / network.getScale());
  if (size > LETTER) nodes.update(marks.map((one) => ({ id: one.id, font: { size: one.centre ? size * 1.3 : size } })));
}

/** @param {any} network @param {number} by */
const zoom = (network, by) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * by)), animation: false });

/** What a key does in the picture; true where it does something. @param {KeyboardEvent} event @param {any} network @param {any} nodes @param {string} selected @param {Heard} heard */
function pressed({ key, ctrlKey, metaKey, altKey }, network, nodes, selected, heard) {
  if (ctrlKey || metaKey || altKey) return false;
  if (key === "+" || key === "=" || key === "-") zoom(network, key === "-" ? 1 / 1.2 : 1.2);
  else if (key === "0") network.fit({ animation: false, maxZoomLevel: 1.1 });
  else if (key === "Enter" && selected) heard.opened(selected);
  else if (key.startsWith("Arrow")) {
    const next = towards(key, nodes.get().filter((/** @type {any} */ one) => !one.hidden), nodes.get(selected));
    if (next) heard.picked(next.id);
  } else return false;
  return true;
}

/** The nearest node in the direction of an arrow; the first where none is selected. @param {string} key @param {any[]} all @param {any} from */
function towards(key, all, from) {
  if (!from) return all[0];
  const across = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const far = (/** @type {any} */ one) => {
    const [along, aside] = across ? [one.x - from.x, one.y - from.y] : [one.y - from.y, one.x - from.x];
    return along * sign <= 0 ? Infinity : along * sign + 2 * Math.abs(aside);
  };
  return all.filter((one) => far(one) < Infinity).reduce((best, one) => (best && far(best) <= far(one) ? best : one), undefined);
}

/** Places with empty stretches shortened, the order kept. @param {Mark[]} marks @returns {Map<string, { x: number, y: number }>} */
function together(marks) {
  const axis = (/** @type {"x" | "y"} */ name) => {
    const spots = /** @type {Map<number, number>} */ (new Map());
    let last = 0;
    let at = 0;
    [...new Set(marks.map((one) => one[name]))].sort((one, other) => one - other).forEach((spot, place) => {
      at += place ? Math.min(spot - last, WIDEST[name]) : 0;
      last = spot;
      spots.set(spot, at);
    });
    return spots;
  };
  const [xs, ys] = [axis("x"), axis("y")];
  return new Map(marks.map((one) => [one.id, { x: xs.get(one.x) ?? 0, y: ys.get(one.y) ?? 0 }]));
}

/** @param {Mark} one @param {{ x: number, y: number }} spot @param {import("./graph.js").Styles} styles @param {string} ink @param {string} paper */
function node(one, spot, styles, ink, paper) {
  const [shape, fill, line, size] = styles.nodes[one.kind];
  const border = one.kind === "plan" || one.centre ? ink : line;
  const colour = { background: fill, border };
  const own = { color: { ...colour, highlight: { background: fill, border: ink }, hover: colour }, borderWidth: one.centre ? 4 : 1.5, borderWidthSelected: 4 };
  const font = { size: one.centre ? LETTER * 1.4 : LETTER, color: ink, strokeWidth: 4, strokeColor: paper, face: "sans-serif" };
  if (one.shape === "box" || one.kind === "task") Object.assign(own, { shape: "box", margin: 6, color: { background: paper, border: line, highlight: { background: paper, border: ink }, hover: { background: paper, border: ink } } });
  return { id: one.id, label: one.label ?? (one.shape ? one.name : lines(one.name)), title: one.name, shape, size: Math.min(size + 3, 18), x: spot.x, y: spot.y, font, ...own };
}

/** A name in lines of a width that fits between neighbours. @param {string} name */
function lines(name) {
  const letters = Array.from(name);
  const wide = letters.length > 12 ? Math.ceil(letters.length / 2) : 12;
  return [letters.slice(0, wide).join(""), letters.slice(wide).join("")].filter(Boolean).join("\n");
}

/** @param {Line} one @param {import("./graph.js").Styles} styles @param {string} ink @param {string} paper */
function edge(one, styles, ink, paper) {
  const [colour, width, dashes, arrow] = styles.edges[one.kind] ?? styles.edges.part_of;
  return {
    id: one.id, from: one.from, to: one.to, width: one.width ?? width, dashes: dashes.length ? dashes : false, color: { color: colour, highlight: ink, hover: ink }, title: one.title,
    ...(one.label ? { label: one.label, font: { size: 13, color: ink, strokeWidth: 4, strokeColor: paper, align: "horizontal" } } : {}), arrows: arrow ? { to: { enabled: true, scaleFactor: 0.5 } } : "",
  };
}

/** A hint for the keyboard, which the picture is described by. */
export const keysHint = () => el("p", { id: "graph-keys", class: "quiet" }, t("graphKeys"));
