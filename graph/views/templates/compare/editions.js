import { align } from "./align.js";
import { editions } from "./data.js";
import { el } from "./dom.js";
import { amountText } from "./format.js";
import { choice, empty, figure, rows, section } from "./pieces.js";
import { changed, go } from "./state.js";
import { alignedTable, lone } from "./tasks.js";
import { t } from "./words.js";

/** Two editions of one place: what the later plan adds, drops, raises and lowers. */

const CHANGES = ["raised", "lowered", "restated", "added", "dropped", "kept"];

/** @param {URLSearchParams} params */
export function editionView(params) {
  if (!editions.length) return el("div", null, empty(t("noEditions")));
  const named = (/** @type {import("./data.js").Edition} */ one) => `${one.older.name}|${one.newer.name}`;
  const now = editions.find((one) => named(one) === params.get("edition")) ?? editions[0];
  const options = editions.map((one) => /** @type {[string, string]} */ ([named(one), `${one.older.region ?? ""} ${one.older.title} → ${one.newer.title}`]));
  const pick = choice("edition", t("editions"), options, named(now), (value) => go(changed({ edition: value, change: null })));
  const change = params.get("change");
  const sum = (/** @type {string} */ kind) => now.rows.filter((row) => row.change === kind).length;
  const counts = CHANGES.filter(sum).map((kind) => el("li", null, el("a", { href: changed({ change: kind === change ? null : kind }), "aria-current": kind === change ? "true" : null }, el("b", null, sum(kind)), el("span", null, t(kind)))));
  const shown = now.rows.filter((row) => !change || row.change === change).sort((one, other) => CHANGES.indexOf(one.change) - CHANGES.indexOf(other.change));
  return el("div", { class: "editions" }, el("form", { class: "filters" }, pick), el("p", { class: "quiet" }, t("editionsHelp")), el("ul", { class: "figures" }, counts),
    rows("side", [t("indicator"), t("change"), now.older.title, now.newer.title], shown, (row) => line(row, now)), tasks(now));
}

/** @param {import("./data.js").Revision} row @param {import("./data.js").Edition} now */
function line(row, now) {
  const gap = row.difference !== undefined && row.change !== "kept" ? amountText(Number(row.difference), row.unit ?? "") : "";
  const side = (/** @type {import("./data.js").Stated[]} */ cell, /** @type {string} */ title) => (cell.length ? el("td", { "data-label": title }, cell.map((one) => figure(one))) : el("td", { class: "missing", "data-label": title }, t("notStated")));
  return el("tr", null, el("th", { scope: "row" }, row.of.name), el("td", { class: `change ${row.change}`, "data-label": t("change") }, el("b", null, t(row.change)), gap && el("span", { class: "num" }, ` ${gap}`), row.ambition && el("small", { class: `gap ${row.ambition === "higher" ? "ahead" : "behind"}` }, t(row.ambition))),
    side(row.older, now.older.title), side(row.newer, now.newer.title));
}

/** @param {import("./data.js").Edition} now */
function tasks(now) {
  const found = align(now.older.tasks, now.newer.tasks);
  const kept = found.filter((row) => row.one && row.other).sort((one, other) => other.score - one.score);
  const rest = (/** @type {"one" | "other"} */ side) => found.flatMap((row) => (row[side] && !(row.one && row.other) ? [/** @type {import("./data.js").Task} */ (row[side])] : []));
  return el("div", null, section(t("keptTasks"), kept.length, el("p", { class: "quiet" }, t("alignedHelp")), kept.length > 0 && alignedTable(now.older, now.newer, kept)),
    el("div", { class: "two" }, lone(t("droppedTasks"), rest("one")), lone(t("addedTasks"), rest("other"))));
}
