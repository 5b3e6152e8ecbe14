import { el } from "../dom.js";
import { part } from "../parts.js";
import { t } from "../words.js";
import { CENTRE, LETTER, MARGIN, letterOf, placesOf } from "./places.js";

/** Drawing with vis-network: it stands still, every place is given. */

/**
 * @typedef {{ id: string, kind: string, name: string, x: number, y: number, shape?: string, label?: string, centre?: boolean }} Mark
 * @typedef {{ id: string, from: string, to: string, kind: string, width?: number, label?: string, title?: string }} Line
 * @typedef {{ marks: Mark[], lines: Line[], styles: import("./graph.js").Styles, placed?: boolean }} Picture places that are `placed` stay as they are
 * @typedef {{ element: HTMLElement, settle: () => void, mark: (id: string) => void, hide: (hidden: Set<string>) => void }} Drawing
 * @typedef {{ picked: (id: string) => void, line: (id: string) => void, opened: (id: string) => void }} Heard
 */

const OPTIONS = {
  physics: { enabled: false }, layout: { improvedLayout: false }, interaction: { hover: true, tooltipDelay: 150, keyboard: false, zoomView: false },
  nodes: { borderWidth: 1.5 }, edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 },
};
const FIT = { animation: false, maxZoomLevel: 1.1 };

/** vis-network itself, run before the first picture is drawn. @type {Promise<any> | undefined} */
let started;

export const vis = () => (started ??= part("drawing").then((code) => {
  const script = document.createElement("script");
  script.textContent = code;
  document.head.append(script);
  return /** @type {any} */ (globalThis).vis;
}));

/** @param {Picture} picture @param {string} name what the picture shows @param {Heard} heard @returns {Promise<Drawing>} */
export async function drawing(picture, name, heard) {
  const { Network, DataSet } = await vis();
  const element = el("div", { class: "canvas", role: "application", tabindex: "0", "aria-label": name, "aria-describedby": "graph-keys" });
  const [nodes, edges] = [new DataSet(), new DataSet()];
  let network = /** @type {any} */ (null);
  let selected = "";
  let hidden = /** @type {Set<string>} */ (new Set());
  const mark = (/** @type {string} */ id) => {
    selected = id;
    if (network && nodes.get(id)) network.selectNodes([id]);
  };
  const settle = () => {
    if (network) return;
    const colours = getComputedStyle(document.documentElement);
    const ink = colours.getPropertyValue("--ink").trim();
    const paper = colours.getPropertyValue("--sheet").trim();
    const room = { wide: element.clientWidth, high: element.clientHeight };
    const spots = picture.placed ? picture.marks : placesOf(picture.marks, (one) => look(one, picture.styles), room);
    const letter = picture.placed ? letterOf(spots, room) : LETTER;
    nodes.add(picture.marks.map((one, place) => ({ ...node(one, spots[place], letter, picture.styles, ink, paper), hidden: hidden.has(one.kind) && !one.centre })));
    edges.add(picture.lines.map((one) => ({ ...edge(one, picture.styles, ink, paper), hidden: hidden.has(one.kind) })));
    network = new Network(element, { nodes, edges }, OPTIONS);
    element.firstElementChild?.setAttribute("tabindex", "-1");
    network.fit(FIT);
    network.on("click", (/** @type {any} */ event) => {
      if (event.nodes.length) heard.picked(event.nodes[0]);
      else if (event.edges.length) heard.line(event.edges[0]);
    });
    network.on("resize", () => network.fit(FIT)); // paper is another size than the window
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
  const hide = (/** @type {Set<string>} */ kinds) => {
    const changed = (/** @type {string} */ kind) => kinds.has(kind) !== hidden.has(kind);
    if (network) {
      nodes.update(picture.marks.filter(({ kind }) => changed(kind)).map((one) => ({ id: one.id, hidden: kinds.has(one.kind) && !one.centre })));
      edges.update(picture.lines.filter(({ kind }) => changed(kind)).map((one) => ({ id: one.id, hidden: kinds.has(one.kind) })));
    }
    hidden = kinds;
  };
  return { element, settle, mark, hide };
}

/** @param {any} network @param {number} by */
const zoom = (network, by) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * by)), animation: false });

/** What a key does in the picture; true where it does something. @param {KeyboardEvent} event @param {any} network @param {any} nodes @param {string} selected @param {Heard} heard */
function pressed({ key, ctrlKey, metaKey, altKey }, network, nodes, selected, heard) {
  if (ctrlKey || metaKey || altKey) return false;
  if (key === "+" || key === "=" || key === "-") zoom(network, key === "-" ? 1 / 1.2 : 1.2);
  else if (key === "0") network.fit(FIT);
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

/** What a mark shows: its words, whether they stand in a box, and the size of its sign. @param {Mark} one @param {import("./graph.js").Styles} styles */
const look = (one, styles) => ({ words: one.label ?? (one.shape ? one.name : lines(one.name)), box: one.shape === "box" || (one.kind === "task" && one.label !== ""), size: Math.min(styles.nodes[one.kind][3] + 3, 18) });

/** @param {Mark} one @param {{ x: number, y: number }} spot @param {number} letter @param {import("./graph.js").Styles} styles @param {string} ink @param {string} paper */
function node(one, spot, letter, styles, ink, paper) {
  const [shape, fill, line] = styles.nodes[one.kind];
  const { words, box, size } = look(one, styles);
  const border = one.kind === "plan" || one.centre ? ink : line;
  const colour = { background: box ? paper : fill, border };
  const lit = { background: box ? paper : fill, border: ink };
  const font = { size: one.centre ? letter * CENTRE : letter, color: ink, strokeWidth: 4, strokeColor: paper, face: "sans-serif" };
  return {
    id: one.id, label: words, title: one.name, shape: box ? "box" : shape, size, x: spot.x, y: spot.y, font, ...(box ? { margin: MARGIN } : {}),
    color: { ...colour, highlight: lit, hover: box ? lit : colour }, borderWidth: one.centre ? 4 : 1.5, borderWidthSelected: 4,
  };
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
    ...(one.label ? { label: one.label, font: { size: LETTER, color: ink, strokeWidth: 4, strokeColor: paper, align: "horizontal" } } : {}), arrows: arrow ? { to: { enabled: true, scaleFactor: 0.5 } } : "",
  };
}

/** A hint for the keyboard, which the picture is described by. */
export const keysHint = () => el("p", { id: "graph-keys", class: "quiet" }, t("graphKeys"));
