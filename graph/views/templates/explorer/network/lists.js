import { ROLES, quoteOf } from "../data.js";
import { el } from "../dom.js";
import { agencyLink, factAddress, factLink, folded, section, taskLink, taskPlace } from "../pieces.js";
import { link } from "../state.js";
import { table } from "../table.js";
import { t } from "../words.js";
import { sum } from "./shared.js";

/** What the pictures show as words: each relation in a line with its place in the source. */

/**
 * @typedef {import("./graph.js").Node} Node
 * @typedef {import("./graph.js").Edge} Edge
 * @typedef {import("../dom.js").Child} Child
 */

/** So many relations stand below a picture at first. */
const BELOW = 40;

/** The page of a node; undefined where it has none. @param {Node} node */
export function pageOf({ kind, thing }) {
  if (!thing) return undefined;
  if (kind === "plan") return link("source", { doc: thing.name });
  if (kind === "target" || kind === "actual") return factAddress(thing);
  return link(kind, { id: thing.id });
}

/** Where an edge stands in the source: its fact, else the clause of its task; null where only the gazetteer says it. @param {Edge} edge */
export function basis({ from, fact }) {
  if (fact) return factLink(fact, quoteOf(fact));
  return from.kind === "task" && from.thing ? taskPlace(from.thing) : null;
}

/** @param {Edge} edge */
export const edgeText = (edge) => t(`edge-${edge.kind}`);

/** @param {Node} node @param {boolean} [whole] whether its name stands there at full length */
const nodeName = (node, whole) => {
  const href = pageOf(node);
  const words = whole ? node.name : node.short.replace(/\n/g, "");
  return href ? el("a", { href, title: node.name }, words) : words;
};

/** The edges of a picture in a table. @param {Edge[]} edges */
export function edgeTable(edges) {
  const heads = ["graphOneEnd", "graphRelation", "graphOtherEnd", "basis"].map((key) => el("th", { scope: "col" }, t(key)));
  const rows = edges.map((edge) => () => el("tr", null, el("td", null, nodeName(edge.from, true)), el("td", { "data-label": t("graphRelation") }, el("span", { class: `relation ${edge.kind}` }, edgeText(edge))),
    el("td", { "data-label": t("graphOtherEnd") }, nodeName(edge.to, true)), el("td", { "data-label": t("basis") }, basis(edge))));
  return section(t("graphEdges"), edges.length, table(el("thead", null, el("tr", null, heads)), rows, "rows edges", BELOW));
}

/** Ways from one node to another, each in a line with the names of its steps. @param {{ nodes: Node[], edges: Edge[] }[]} found */
export function wayLines(found) {
  const step = (/** @type {Edge} */ edge, /** @type {Node} */ node) => {
    const onwards = edge.to === node;
    const words = `${onwards ? "—" : "←"} ${edgeText(edge)} ${onwards ? "→" : "—"}`;
    return [" ", edge.fact ? factLink(edge.fact, words) : el("span", { class: "quiet" }, words), " ", nodeName(node)];
  };
  return el("div", { class: "lines ways" }, folded(found.map(({ nodes, edges }) => el("span", null, nodeName(nodes[0]), edges.flatMap((edge, place) => step(edge, nodes[place + 1])))), 30));
}

/** Pairs of agencies with the tasks that they share. @param {import("./shared.js").Pair[]} pairs */
export function pairTable(pairs) {
  const heads = ["graphAgencies", "graphSharedTasks", "basis"].map((key) => el("th", { scope: "col", class: key === "graphSharedTasks" ? "n" : null }, t(key)));
  const rows = pairs.map((pair) => () => el("tr", null, el("th", { scope: "row" }, agencyLink(pair.one.index), " · ", agencyLink(pair.other.index)),
    el("td", { class: "n", "data-label": t("graphSharedTasks") }, el("a", { href: link("ledger", { agency: pair.one.id, with: pair.other.id }) }, pair.tasks.length)),
    el("td", { "data-label": t("basis") }, folded(pair.tasks.map((task) => () => sharedTask(task, pair)), 3))));
  return section(t("graphEdges"), pairs.length, table(el("thead", null, el("tr", null, heads)), rows, "rows pairs", BELOW));
}

/** A task that two agencies share, and where the plan names each for it. @param {import("../data.js").Task} task @param {import("./shared.js").Pair} pair */
export function sharedTask(task, { one, other }) {
  const named = [one, other].flatMap((agency) => task.units.filter((unit) => unit.agency === agency.index).slice(0, 1));
  return el("span", null, taskLink(task), " ", named.map((unit) => factLink(unit, el("span", { class: `role ${unit.role}` }, t(unit.role ?? "responsible")), quoteOf(unit))));
}

/** Duties by place and class. @param {import("./shared.js").Cell[]} cells */
export function cellTable(cells) {
  const heads = ["region", "agencyClass", "lead", "responsible", "support", "total"].map((key, place) => el("th", { scope: "col", class: place > 1 ? "n" : null }, t(key)));
  const rows = cells.map((cell) => () => el("tr", null, el("th", { scope: "row" }, cell.region || t("nothingOfIt")), el("td", { "data-label": t("agencyClass") }, cell.name || t("graphOther")),
    ROLES.map((role, place) => el("td", { class: "n", "data-label": t(role) }, cell.counts[place] > 0 && dutyLink(cell, role, cell.counts[place]))),
    el("td", { class: "n", "data-label": t("total") }, sum(cell.counts))));
  return section(t("graphEdges"), cells.length, table(el("thead", null, el("tr", null, heads)), rows, "rows cells", BELOW));
}

/** @param {import("./shared.js").Cell} cell @param {string | null} role @param {Child} words */
export const dutyLink = ({ region, name }, role, words) => (region && name ? el("a", { href: link("ledger", { region, class: name, role }) }, words) : words);
