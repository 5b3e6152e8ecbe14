import { align } from "./align.js";
import { chosen } from "./chooser.js";
import { el } from "./dom.js";
import { empty, rows, section, taskLink } from "./pieces.js";
import { changed } from "./state.js";
import { t } from "./words.js";

/** Tasks: the themes of the chosen plans, and the first two plans task by task. */

/** @typedef {import("./data.js").Task} Task */
/** @typedef {import("./data.js").Plan} Plan */

const THEMES = 24;

/** @param {URLSearchParams} params */
export function taskView(params) {
  const some = chosen();
  const word = params.get("word");
  const own = (/** @type {Plan} */ plan) => plan.tasks.filter((task) => !word || task.keywords.includes(word));
  const [one, other] = some;
  return el("div", null, themes(some, word), other ? pair(one, other, own) : alone(one, own(one)));
}

/** @param {Plan[]} some @param {string | null} chosenWord */
function themes(some, chosenWord) {
  const counts = /** @type {Map<string, number[]>} */ (new Map());
  some.forEach((plan, place) => plan.tasks.forEach((task) => task.keywords.forEach((word) => {
    const row = counts.get(word) ?? some.map(() => 0);
    row[place] += 1;
    counts.set(word, row);
  })));
  const spread = (/** @type {number[]} */ row) => row.filter(Boolean).length;
  const total = (/** @type {number[]} */ row) => row.reduce((all, count) => all + count, 0);
  const found = [...counts].filter(([, row]) => total(row) > 1).sort(([a, one], [b, two]) => spread(two) - spread(one) || total(two) - total(one) || (a < b ? -1 : 1)).slice(0, THEMES);
  const items = found.map(([word, row]) => el("li", null, el("a", { href: changed({ word: word === chosenWord ? null : word }), "aria-current": word === chosenWord ? "true" : null, title: some.map((plan, place) => `${plan.title} ${row[place]}`).join("\n") }, word, el("small", null, ` ${row.join(" · ")}`))));
  return section(t("themes"), null, el("p", { class: "quiet" }, t("themesHelp")), items.length ? el("ul", { class: "chips themes" }, items, chosenWord && el("li", null, el("a", { href: changed({ word: null }) }, `× ${t("clear")}`))) : empty(t("nothing")));
}

/** @param {Plan} one @param {Plan} other @param {(plan: Plan) => Task[]} own */
function pair(one, other, own) {
  const wanted = new Set([...own(one), ...own(other)]);
  const found = align(one.tasks, other.tasks).filter((row) => (row.one && wanted.has(row.one)) || (row.other && wanted.has(row.other)));
  const both = found.filter((row) => row.one && row.other).sort((a, b) => b.score - a.score);
  const rest = (/** @type {"one" | "other"} */ side) => found.flatMap((row) => (row[side] && !(row.one && row.other) ? [/** @type {Task} */ (row[side])] : []));
  return el("div", null, section(t("aligned"), both.length, el("p", { class: "quiet" }, t("alignedHelp")), both.length ? alignedTable(one, other, both) : empty(t("nothing"))),
    el("div", { class: "two" }, lone(t("onlyIn", one.title), rest("one")), lone(t("onlyIn", other.title), rest("other"))));
}

/** @param {Plan} one @param {Plan} other @param {import("./align.js").Aligned[]} both */
export function alignedTable(one, other, both) {
  return rows("aligned", [one.title, other.title, t("common")], both, (row) => el("tr", null,
    el("td", { "data-label": one.title }, row.one && taskLink(row.one)), el("td", { "data-label": other.title }, row.other && taskLink(row.other)),
    el("td", { class: "quiet", "data-label": t("common") }, row.common.join("、"))));
}

/** @param {string} title @param {Task[]} some */
export const lone = (title, some) => section(title, some.length, el("ul", { class: "lines" }, some.map((task) => el("li", null, taskLink(task)))));

/** @param {Plan} plan @param {Task[]} some */
const alone = (plan, some) => lone(plan.title, some);
