import { el } from "../dom.js";
import { empty } from "../pieces.js";
import { find, openTexts } from "../search.js";
import { link } from "../state.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** All results of a search. */

const ORDER = /** @type {import("../search.js").Kind[]} */ (["agencies", "indicators", "tasks", "plans", "text"]);
const ON_PAGE = 100;

register({ name: "search", title: "results", draw: results });

/** @param {URLSearchParams} params */
async function results(params) {
  const query = params.get("q") ?? "";
  if (!query.trim()) return empty(t("typeToSearch"));
  await openTexts();
  const { hits, counts } = find(query, ON_PAGE);
  const groups = ORDER.filter((kind) => counts[kind]).map((kind) => el("section", null, el("h2", null, t(kind), el("span", { class: "count" }, counts[kind])),
    el("ul", { class: "lines" }, hits.filter((hit) => hit.kind === kind).slice(0, ON_PAGE).map((hit) => el("li", null, el("a", { href: link(hit.view, hit.values) }, hit.name), el("span", { class: "path" }, hit.note))))));
  return el("div", { class: "results" }, el("h1", null, t("results"), el("small", null, query)), groups.length ? groups : empty(t("nothingFound")));
}
