import { agencies, quoteOf, titleOf } from "../data.js";
import { el } from "../dom.js";
import { factLink, folded, taskAddress } from "../pieces.js";
import { changed, here, link } from "../state.js";
import { t } from "../words.js";
import { passing } from "./graph.js";
import { basis, cellTable, dutyLink, edgeTable, edgeText, pageOf, pairTable, sharedTask, wayLines } from "./lists.js";
import { neighbourhood, path, shared, whole } from "./pictures.js";
import { sum } from "./shared.js";

/** What the address asks for: a picture, what is said beside it, and what is said of each node and line of it. */

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./graph.js").Node} Node
 * @typedef {import("./graph.js").Edge} Edge
 * @typedef {import("../dom.js").Child} Child
 * @typedef {import("../selection.js").Selection} Selection
 * @typedef {object} Scene
 * @property {"around" | "path" | "shared" | "whole"} mode
 * @property {string} title
 * @property {string} help
 * @property {string} note what the picture leaves out
 * @property {import("./drawing.js").Picture} picture
 * @property {Child | Child[]} words the twin of the picture
 * @property {(id: string) => Child[]} about what a node (its id) or a line (`line-` and its place) is
 * @property {Node[]} centres
 * @property {Node[]} opened
 * @property {Node[]} via
 * @property {Node | undefined} end
 */

const NOWHERE = { centres: [], opened: [], via: [], end: undefined };

/** @param {Graph} graph @param {URLSearchParams} params @param {Selection} shown @returns {Scene} */
export function sceneOf(graph, params, shown) {
  const nodes = (/** @type {string} */ name) => params.getAll(name).flatMap((id) => graph.nodes.get(id) ?? []);
  const mode = params.get("as");
  if (mode === "shared") return sharedScene(graph, shown);
  const centres = nodes("id").length || mode === "whole" ? nodes("id") : params.getAll("agency").flatMap((id) => graph.nodes.get(`agency:${id}`) ?? []);
  if (!centres.length) return wholeScene(graph, shown);
  const end = nodes("to")[0];
  const place = { centres, opened: nodes("open"), via: nodes("via"), end };
  return end && end !== centres[0] ? pathScene(graph, place, shown) : aroundScene(graph, { ...place, end: undefined }, shown);
}

/** @param {Graph} graph @param {Pick<Scene, "centres" | "opened" | "via" | "end">} place @param {Selection} shown @returns {Scene} */
function aroundScene(graph, place, shown) {
  const { picture, edges, note } = neighbourhood(graph, place.centres, place.opened, passing(shown));
  return { mode: "around", title: place.centres.map(({ name }) => name).join("、"), help: t("graphHelp"), note, picture, words: edgeTable(edges), about: aboutNode(graph, edges, place.centres), ...place };
}

/** @param {Graph} graph @param {Pick<Scene, "centres" | "opened" | "via" | "end">} place @param {Selection} shown @returns {Scene} */
function pathScene(graph, place, shown) {
  const from = place.centres[0];
  const end = /** @type {Node} */ (place.end);
  const { picture, edges, found, note } = path(graph, from, end, passing(shown));
  const words = found.length > 0 && [el("h2", null, t("graphPath"), el("span", { class: "count" }, `${found.length} ${t("graphWays")}`)), wayLines(found), edgeTable(edges)];
  return { mode: "path", title: `${from.name} → ${end.name}`, help: t("graphWaysHelp"), note, picture, words, about: aboutNode(graph, edges, place.centres), ...place };
}

/** @param {Graph} graph @param {Selection} shown @returns {Scene} */
function sharedScene(graph, shown) {
  const { picture, all, drawn, note } = shared(graph, shown);
  const about = (/** @type {string} */ id) => {
    const pair = id.startsWith("line-") ? drawn[Number(id.slice(5))] : undefined;
    if (pair) return [el("h2", null, `${pair.one.name} · ${pair.other.name}`), el("p", null, el("a", { href: link("ledger", { agency: pair.one.id, with: pair.other.id }) }, `${t("graphSharedTasks")} ${pair.tasks.length}`)), el("div", { class: "lines" }, folded(pair.tasks.map((task) => sharedTask(task, pair)), 12))];
    const agency = agencies.find((one) => `agency:${one.id}` === id);
    const own = all.filter(({ one, other }) => one === agency || other === agency);
    const line = (/** @type {import("./shared.js").Pair} */ one) => el("span", null, (one.one === agency ? one.other : one.one).name, " ", el("a", { class: "count", href: link("ledger", { agency: one.one.id, with: one.other.id }) }, one.tasks.length));
    return agency ? [el("h2", null, agency.name), actions(/** @type {Node} */ (graph.nodes.get(id)), []), el("h3", null, t("coworkers"), el("span", { class: "count" }, own.length)), el("div", { class: "lines" }, folded(own.map(line), 12))] : [];
  };
  return { mode: "shared", title: t("graphShared"), help: t("graphSharedHelp"), note, picture, words: all.length > 0 && pairTable(all), about, ...NOWHERE };
}

/** @param {Graph} graph @param {Selection} shown @returns {Scene} */
function wholeScene(graph, shown) {
  const { picture, all, drawn, note } = whole(graph, shown);
  const about = (/** @type {string} */ id) => {
    const own = id.startsWith("line-") ? [drawn[Number(id.slice(5))]].filter(Boolean) : all.filter((cell) => id === `region=${cell.region}` || id === `name=${cell.name}`);
    const [key, value] = id.split("=");
    const see = value && key && el("p", { class: "buttons" }, el("a", { class: "button", href: changed({ [key === "region" ? "region" : "class"]: value, as: "shared", on: null }) }, t("graphShared")));
    const line = (/** @type {import("./shared.js").Cell} */ cell) => el("span", null, [cell.region, cell.name || t("graphOther")].filter(Boolean).join(" · "), " ", dutyLink(cell, null, el("b", { class: "num" }, sum(cell.counts))), el("small", { class: "quiet" }, ` ${["lead", "responsible", "support"].map((role, place) => `${t(role)} ${cell.counts[place]}`).join(" · ")}`));
    return own.length ? [el("h2", null, value ?? t("graphDuties")), see, el("div", { class: "lines" }, folded(own.map(line), 12))] : [];
  };
  return { mode: "whole", title: t("graphWhole"), help: t("graphWholeHelp"), note, picture, words: all.length > 0 && cellTable(all), about, ...NOWHERE };
}

/** What is said of a node or a line of a picture of the graph itself. @param {Graph} graph @param {Edge[]} edges @param {Node[]} centres */
const aboutNode = (graph, edges, centres) => (/** @type {string} */ id) => {
  const edge = id.startsWith("line-") ? edges[Number(id.slice(5))] : undefined;
  if (edge) return [el("h2", null, edgeText(edge)), el("p", null, `${edge.from.name} → ${edge.to.name}`), ...quoted(edge)];
  const node = graph.nodes.get(id);
  if (!node) return [];
  const own = edges.filter(({ from, to }) => from === node || to === node);
  const line = (/** @type {Edge} */ one) => el("span", null, el("span", { class: "role" }, edgeText(one)), " ", el("a", { href: changed({ on: (one.from === node ? one.to : one.from).id }) }, (one.from === node ? one.to : one.from).name), " ", basis(one));
  return [el("h2", null, el("span", { class: "role" }, t(`node-${node.kind}`)), " ", node.thing && node.kind === "task" ? titleOf(node.thing) : node.name), actions(node, centres),
    el("h3", null, t("graphRelations"), el("span", { class: "count" }, own.length)), el("div", { class: "lines" }, folded(own.map(line), 12))];
};

/** The words of the plan behind an edge. @param {Edge} edge @returns {Child[]} */
const quoted = (edge) => (edge.fact ? [el("blockquote", null, quoteOf(edge.fact)), el("p", null, factLink(edge.fact, t("openSource")))] : [el("p", null, basis(edge))]);

/** Where one goes on from a node. @param {Node} node @param {Node[]} centres */
function actions(node, centres) {
  const { params } = here();
  const via = [...params.getAll("via"), ...centres.map(({ id }) => id)];
  const page = pageOf(node);
  const button = (/** @type {string} */ href, /** @type {string} */ words) => el("a", { class: "button", href }, t(words));
  return el("p", { class: "buttons wrap" },
    centres.length > 0 && !params.get("to") && button(changed({ open: [...params.getAll("open").filter((one) => one !== node.id), node.id] }), "graphOpen"),
    button(changed({ id: node.id, as: null, open: null, to: null, on: null, via }), "graphFrom"),
    centres.length === 1 && centres[0] !== node && button(changed({ to: node.id, open: null, on: null }), "graphTo"),
    page && button(page, "graphPage"), node.kind === "task" && node.thing && button(taskAddress(node.thing), "openSource"));
}
