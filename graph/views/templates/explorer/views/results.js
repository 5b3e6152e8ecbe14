import { el } from "../dom.js";
import { empty, marked } from "../pieces.js";
import { KINDS, find, openTexts } from "../search.js";
import { link } from "../state.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** All results of a search, within what the filters leave. */

/** @typedef {import("../search.js").Hit} Hit */
/** @typedef {import("../views.js").Selection} Selection */

const ON_PAGE = 100;
/** The kind of node that each kind of result is. */
const NODE = { agencies: "agency", indicators: "indicator", tasks: "task", plans: "plan", text: "plan" };
const HEEDED = ["plan", "region", "level", "node"];

register({ name: "search", title: "results", filters: HEEDED, draw: results });

/** @param {URLSearchParams} params @param {Selection} shown */
async function results(params, shown) {
  const query = params.get("q") ?? "";
  if (!query.trim()) return el("div", { class: "results" }, el("h1", null, t("results")), empty(t("typeToSearch")));
  await openTexts();
  const kept = new Set(/** @type {object[]} */ ([...shown.agencies, ...shown.indicators, ...shown.tasks, ...shown.plans]));
  const { hits, counts } = find(query, ON_PAGE, (kind, thing) => shown.shows(NODE[kind]) && kept.has(thing));
  const groups = KINDS.filter((kind) => counts[kind]).map((kind) => el("section", null, el("h2", null, t(kind), el("span", { class: "count" }, counts[kind])),
    el("ul", { class: "lines" }, hits.filter((hit) => hit.kind === kind).slice(0, ON_PAGE).map((hit) => line(hit, query))),
    counts[kind] > ON_PAGE && el("p", { class: "quiet" }, t("firstOnly", ON_PAGE))));
  return el("div", { class: "results" }, el("h1", null, t("results"), el("small", null, query)), groups.length ? groups : empty(t("nothingFound")));
}

/** @param {Hit} hit @param {string} query */
const line = (hit, query) => el("li", null, el("a", { href: link(hit.view, hit.values) }, marked(hit.name, query)), el("small", { class: "quiet" }, hit.note));
