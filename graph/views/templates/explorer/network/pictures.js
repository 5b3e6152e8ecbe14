import { t } from "../words.js";
import { cells, pairs, sum } from "./shared.js";
import { around, between, ways } from "./walk.js";

/** The pictures of the graph view: what each draws, and what stands beside it in words. */

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./graph.js").Node} Node
 * @typedef {import("./graph.js").Edge} Edge
 * @typedef {import("./drawing.js").Picture} Picture
 * @typedef {import("../selection.js").Selection} Selection
 * @typedef {ReturnType<typeof import("./graph.js").passing>} Passing
 */

const MOST_PAIRS = 90;
const MOST_ROWS = 24;
/** Where more nodes stand, numbers and times have no words until one points at them; where more tasks stand, neither have those. */
const CROWDED = 40;
const MANY_TASKS = 100;
const NUMBERS = ["target", "actual", "deadline"];
const COLUMN = 125;
const LINE = 55;
/** Between the columns and the rows of the picture of everything, in pixels. */
const APART = 620;
const ROW = 40;

/** What lies around some nodes. @param {Graph} graph @param {Node[]} centres @param {Node[]} opened @param {Passing} passing */
export function neighbourhood(graph, centres, opened, passing) {
  const { nodes, left } = around(centres, opened, passing);
  const edges = between(nodes, new Set([...centres, ...opened]), passing);
  const kinds = [...(nodes.size > CROWDED ? NUMBERS : []), ...([...nodes].filter(({ kind }) => kind === "task").length > MANY_TASKS ? ["task"] : [])];
  const silent = (/** @type {Node} */ node) => kinds.includes(node.kind) && !centres.includes(node);
  const marks = [...nodes].map((node) => ({ ...mark(node), ...(silent(node) ? { label: "" } : {}), centre: centres.includes(node) }));
  return { picture: { marks, lines: edges.map(line), styles: graph.styles }, edges, note: left ? t("graphLeft", nodes.size, left) : "" };
}

/** The shortest ways between two nodes, from left to right. @param {Graph} graph @param {Node} from @param {Node} to @param {Passing} passing */
export function path(graph, from, to, passing) {
  const found = ways(from, to, passing);
  const columns = /** @type {Map<Node, number>} */ (new Map());
  for (const { nodes } of found) nodes.forEach((node, place) => columns.set(node, Math.max(place, columns.get(node) ?? 0)));
  const heights = /** @type {Map<number, number>} */ (new Map());
  const spot = (/** @type {Node} */ node) => {
    const column = columns.get(node) ?? 0;
    const size = [...columns.values()].filter((one) => one === column).length;
    const row = heights.get(column) ?? 0;
    heights.set(column, row + 1);
    return { x: column * 2 * COLUMN, y: (row - (size - 1) / 2) * LINE };
  };
  const marks = [...columns.keys()].map((node) => ({ ...mark(node), ...spot(node), centre: node === from || node === to }));
  const edges = [...new Set(found.flatMap((way) => way.edges))];
  return { picture: { marks, lines: edges.map(line), styles: graph.styles, placed: true }, edges, found, note: "" };
}

/** Agencies that share tasks. @param {Graph} graph @param {Selection} shown */
export function shared(graph, shown) {
  const all = pairs(shown);
  const drawn = all.slice(0, MOST_PAIRS);
  const most = Math.max(1, ...drawn.map(({ tasks }) => tasks.length));
  const agencies = [...new Set(drawn.flatMap(({ one, other }) => [one, other]))];
  const marks = agencies.map((agency) => ({ id: `agency:${agency.id}`, kind: "agency", name: graph.nodes.get(`agency:${agency.id}`)?.short.replace(/\n/g, "") ?? agency.name, x: graph.sharing[agency.index][0], y: graph.sharing[agency.index][1] }));
  const lines = drawn.map(({ one, other, tasks }, place) => ({ id: `${place}`, from: `agency:${one.id}`, to: `agency:${other.id}`, kind: "shared", width: 1 + (5 * tasks.length) / most, label: tasks.length > 1 ? `${tasks.length}` : "", title: `${one.name} · ${other.name}：${tasks.length}` }));
  return { picture: { marks, lines, styles: { ...graph.styles, edges: { shared: plain(graph.styles.edges.responsible_for) } } }, all, drawn, note: all.length > drawn.length ? t("graphPairsLeft", drawn.length, all.length) : "" };
}

/** All duties at once: places on the left, classes of agencies on the right. @param {Graph} graph @param {Selection} shown */
export function whole(graph, shown) {
  const all = cells(shown);
  const [regions, names] = [ranked(all, "region"), ranked(all, "name")];
  const drawn = all.filter((cell) => regions.includes(cell.region) && names.includes(cell.name));
  const most = Math.max(1, ...drawn.map(({ counts }) => sum(counts)));
  const marks = [...column(regions, "region", 0, all, names.length), ...column(names, "name", APART, all, regions.length)];
  const lines = drawn.map((cell, place) => ({ id: `${place}`, from: `region=${cell.region}`, to: `name=${cell.name}`, kind: "duties", width: 1 + (7 * sum(cell.counts)) / most, title: `${cell.region} · ${cell.name || t("graphOther")}：${sum(cell.counts)}` }));
  const cut = regions.length < count(all, "region") || names.length < count(all, "name");
  return { picture: { marks, lines, styles: { ...graph.styles, edges: { duties: plain(graph.styles.edges.responsible_for) } }, placed: true }, all, drawn, note: cut ? t("graphCellsLeft", regions.length, names.length) : "" };
}

/** A style of edge without its arrow. @param {[string, number, number[], boolean]} style @returns {[string, number, number[], boolean]} */
const plain = ([colour, width, dashes]) => [colour, width, dashes, false];

/** @typedef {import("./shared.js").Cell} Cell */

/** @param {Cell[]} all @param {"region" | "name"} key */
const count = (all, key) => new Set(all.map((cell) => cell[key])).size;

/** @param {Cell[]} all @param {"region" | "name"} key @param {string} value */
const total = (all, key, value) => all.filter((cell) => cell[key] === value).reduce((number, cell) => number + sum(cell.counts), 0);

/** The values with most duties, most first. @param {Cell[]} all @param {"region" | "name"} key */
const ranked = (all, key) => {
  const totals = /** @type {Map<string, number>} */ (new Map());
  for (const cell of all) totals.set(cell[key], (totals.get(cell[key]) ?? 0) + sum(cell.counts));
  return [...totals].sort(([, one], [, other]) => other - one).slice(0, MOST_ROWS).map(([value]) => value);
};

/** @param {string[]} values @param {"region" | "name"} key @param {number} x @param {Cell[]} all @param {number} beside how many stand in the other column */
function column(values, key, x, all, beside) {
  const step = Math.min(Math.max(1, (beside - 1) / Math.max(1, values.length - 1)), 4) * ROW;
  return values.map((value, row) => ({
    id: `${key}=${value}`, kind: key === "region" ? "region" : "agency", shape: "box", name: `${value || t(key === "region" ? "nothingOfIt" : "graphOther")} ${total(all, key, value)}`, x, y: (row - (values.length - 1) / 2) * step,
  }));
}

/** @param {Node} node */
const mark = (node) => ({ id: node.id, kind: node.kind, name: node.short.replace(/\n/g, ""), x: node.x, y: node.y });

/** @param {Edge} edge @param {number} place */
const line = (edge, place) => ({ id: `${place}`, from: edge.from.id, to: edge.to.id, kind: edge.kind, title: `${edge.from.name}\n${t(`edge-${edge.kind}`)}\n${edge.to.name}` });
