import { across } from "./graph.js";

/** Ways through the graph: what lies around some nodes, and the shortest ways between two. */

/**
 * @typedef {import("./graph.js").Node} Node
 * @typedef {import("./graph.js").Edge} Edge
 * @typedef {ReturnType<typeof import("./graph.js").passing>} Passing
 */

/** So many nodes are drawn at most. */
export const MOST = 300;
/** A first step that finds fewer is followed by the owners and numbers of the tasks that it found. */
const FEW = 150;
const AFTER_TASKS = ["leads", "responsible_for", "supports", "sets"];
const ORDER = ["leads", "responsible_for", "supports", "sets", "measures", "due", "cites", "part_of", "succeeded_by", "in_region"];
/** How long a step is: over a duty or a number it is short, over what very many have in common (a year, a place) long. @type {Record<string, number>} */
const LENGTH = { leads: 2, responsible_for: 2, supports: 2, sets: 2, measures: 2, part_of: 5, succeeded_by: 5, cites: 5, due: 9, in_region: 15 };
const SPREADING = ["task", "target"];
const MOST_WAYS = 60;

/**
 * The nodes around some, one step from each, with how many more there would be.
 * @param {Node[]} centres where one begins @param {Node[]} opened what one has opened since @param {Passing} passing
 * @returns {{ nodes: Set<Node>, left: number }}
 */
export function around(centres, opened, passing) {
  const nodes = new Set([...centres, ...opened]);
  const missed = /** @type {Set<Node>} */ (new Set());
  const step = (/** @type {Node} */ node, /** @type {string[]} */ kinds) => {
    for (const one of beside(node, passing, kinds)) {
      if (nodes.size < MOST) nodes.add(one);
      else if (!nodes.has(one)) missed.add(one);
    }
  };
  for (const node of [...opened, ...centres]) step(node, ORDER);
  if (!opened.length) for (const node of [...nodes]) if (SPREADING.includes(node.kind) && nodes.size < FEW && !centres.includes(node)) step(node, AFTER_TASKS);
  return { nodes, left: missed.size };
}

/** The neighbours of a node, those with duties first. @param {Node} node @param {Passing} passing @param {string[]} kinds @returns {Node[]} */
const beside = (node, passing, kinds) => kinds.flatMap((kind) => node.edges.filter((edge) => edge.kind === kind && passing.edge(edge)).map((edge) => across(edge, node)).filter((one) => passing.node(one)));

/** The edges between nodes; that all lie in one place is said only of those that one has opened. @param {Set<Node>} nodes @param {Set<Node>} opened @param {Passing} passing */
export function between(nodes, opened, passing) {
  const found = /** @type {Edge[]} */ ([]);
  for (const node of nodes) for (const edge of node.edges) {
    if (edge.from === node && nodes.has(edge.to) && passing.edge(edge) && (edge.kind !== "in_region" || opened.has(edge.from) || opened.has(edge.to))) found.push(edge);
  }
  return found;
}

/**
 * The shortest ways from one node to another, all that are equally short up to a number; each is its nodes and edges.
 * @param {Node} from @param {Node} to @param {Passing} passing
 * @returns {{ nodes: Node[], edges: Edge[] }[]}
 */
export function ways(from, to, passing) {
  const before = reached(from, to, passing);
  const found = /** @type {{ nodes: Node[], edges: Edge[] }[]} */ ([]);
  const back = (/** @type {Node} */ node, /** @type {Node[]} */ nodes, /** @type {Edge[]} */ edges) => {
    if (found.length >= MOST_WAYS) return;
    if (node === from) found.push({ nodes: [node, ...nodes], edges });
    else for (const edge of firsts(before.get(node) ?? [], node)) back(across(edge, node), [node, ...nodes], [edge, ...edges]);
  };
  if (before.has(to) && from !== to) back(to, [], []);
  return found;
}

/** One edge for each neighbour: two lists that say the same are one way. @param {Edge[]} edges @param {Node} node */
const firsts = (edges, node) => [...new Map([...edges].reverse().map((edge) => [across(edge, node), edge])).values()].reverse();

/**
 * For every node within the shortest length the edges over which it is reached first (Dijkstra; lengths are small
 * whole numbers, so that a shelf for each length does for a queue).
 * @param {Node} from @param {Node} to @param {Passing} passing
 */
function reached(from, to, passing) {
  const length = new Map([[from, 0]]);
  const before = /** @type {Map<Node, Edge[]>} */ (new Map([[from, []]]));
  const shelves = [[from]];
  for (let far = 0; far < shelves.length && far <= (length.get(to) ?? Infinity); far += 1) {
    for (const node of shelves[far] ?? []) {
      if (length.get(node) !== far || node === to) continue;
      for (const edge of node.edges) {
        const next = across(edge, node);
        const sum = far + LENGTH[edge.kind];
        if (next === node || sum > (length.get(next) ?? Infinity) || !passing.edge(edge) || (next !== to && !passing.node(next))) continue;
        if (sum === length.get(next)) before.get(next)?.push(edge);
        else {
          length.set(next, sum);
          before.set(next, [edge]);
          (shelves[sum] ??= []).push(next);
        }
      }
    }
  }
  return before;
}
