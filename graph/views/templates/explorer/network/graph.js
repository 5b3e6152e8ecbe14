import { agencies, facts, indicators, plans, tasks } from "../data.js";
import { part } from "../parts.js";

/** The graph that the build made: nodes with the places it gave them, edges with the facts that they rest on. */

/**
 * @typedef {import("../data.js").Fact} Fact
 * @typedef {import("../data.js").Task} Task
 * @typedef {{ id: string, kind: string, name: string, short: string, x: number, y: number, thing: any, edges: Edge[] }} Node
 * @typedef {{ from: Node, to: Node, kind: string, fact: Fact | undefined }} Edge
 * @typedef {{ nodes: Record<string, [string, string, string, number]>, edges: Record<string, [string, number, number[], boolean]>, labels: Record<string, string> }} Styles
 * @typedef {{ nodes: Map<string, Node>, sharing: [number, number][], styles: Styles }} Graph
 */

const LISTS = /** @type {Record<string, any[]>} */ ({ task: tasks, plan: plans, agency: agencies, indicator: indicators, target: facts, actual: facts });

/** @type {Promise<Graph> | undefined} */
let opened;

/** The graph, opened when it is first asked for. */
export const graph = () => (opened ??= part("graph").then(made));

/** @param {any} raw @returns {Graph} */
function made(raw) {
  const nodes = /** @type {Node[]} */ (raw.id.map((/** @type {string} */ id, /** @type {number} */ at) => ({
    id, kind: raw.kind[at], name: raw.name[at], short: raw.short[at], x: raw.x[at], y: raw.y[at], thing: LISTS[raw.kind[at]]?.[raw.ref[at]], edges: [],
  })));
  (raw.edges.from ?? []).forEach((/** @type {number} */ from, /** @type {number} */ at) => {
    const edge = { from: nodes[from], to: nodes[raw.edges.to[at]], kind: raw.edges.kind[at], fact: facts[raw.edges.fact[at]] };
    edge.from.edges.push(edge);
    edge.to.edges.push(edge);
  });
  return { nodes: new Map(nodes.map((node) => [node.id, node])), sharing: raw.sharing, styles: raw.styles };
}

/** The end of an edge that is not this node. @param {Edge} edge @param {Node} node */
export const across = (edge, node) => (edge.from === node ? edge.to : edge.from);

/** What the filters leave of the graph. @param {import("../selection.js").Selection} shown */
export function passing(shown) {
  const all = !Object.keys(shown.chosen).length;
  const kept = new Set(/** @type {object[]} */ (all ? [] : [...shown.agencies, ...shown.indicators, ...shown.plans, ...shown.tasks]));
  const node = (/** @type {Node} */ one) => {
    if (all) return true;
    if (!shown.shows(one.kind === "actual" ? "target" : one.kind)) return false;
    if (one.kind === "target" || one.kind === "actual") return shown.has(one.thing);
    return !one.thing || kept.has(one.thing);
  };
  const edge = (/** @type {Edge} */ one) => all || !one.fact || shown.has(one.fact);
  return { node, edge };
}
