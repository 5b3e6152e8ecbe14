import { ROLES, quoteOf, tasks, titleOf, unitsOf } from "../data.js";
import { download, el, fill } from "../dom.js";
import { csv, factText, timeText } from "../format.js";
import { deadlineLines, empty, folded, incentiveLine, targetLines, taskLink, taskPlace, unitLink } from "../pieces.js";
import { EVERY, changed, link } from "../state.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** The ledger (责任清单): one row per task, filtered, sorted, searched, exported as it is shown. */

/** @typedef {import("../data.js").Task} Task */

const CHUNK = 150;
const collator = new Intl.Collator("zh-CN", { numeric: true });

/** @type {Record<string, { label: string, key: (task: Task) => string | number }>} */
const COLUMNS = {
  task: { label: "task", key: (task) => titleOf(task) },
  targets: { label: "targets", key: (task) => task.targets.length },
  lead: { label: "leadLong", key: (task) => unitWords(task, "lead").join("、") },
  responsible: { label: "responsibleLong", key: (task) => unitWords(task, "responsible").join("、") },
  support: { label: "supportLong", key: (task) => unitWords(task, "support").join("、") },
  due: { label: "due", key: (task) => task.years.join(" ") },
  plan: { label: "plan", key: (task) => task.plan.title },
};

register({ name: "ledger", title: "ledger", place: 20, filters: EVERY, draw: ledger });

/** @param {URLSearchParams} params @param {import("../views.js").Selection} selection */
function ledger(params, selection) {
  const shown = sorted(selection.tasks, params.get("sort") ?? "");
  const inherited = shown.filter((task) => task.by).length;
  const count = el("p", { class: "shown", role: "status" }, t("shownOf", shown.length, tasks.length), inherited > 0 && t("ofThemInherited", inherited));
  const save = el("button", { type: "button", onclick: () => download("责任清单.csv", csv(exported(shown)), "text/csv;charset=utf-8") }, t("exportCsv"));
  const rows = shown.length ? table(shown, params.get("sort") ?? "") : empty(t("noRows"));
  return el("div", { class: "ledger" }, el("h1", null, t("ledger")), el("div", { class: "bar-line" }, count, save), rows);
}

/** @param {Task} task @param {import("../data.js").Role} role */
const unitWords = (task, role) => unitsOf(task, role).map(quoteOf);

/** @param {Task[]} rows @param {string} order */
function sorted(rows, order) {
  const column = COLUMNS[order.replace("-", "")];
  if (!column) return rows;
  const sign = order.startsWith("-") ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: column.key(row) }));
  const missing = (/** @type {string | number} */ key) => (key === "" ? 1 : 0);
  keyed.sort((one, other) => missing(one.key) - missing(other.key) || sign * compare(one.key, other.key));
  return keyed.map(({ row }) => row);
}

/** @param {string | number} one @param {string | number} other */
const compare = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other)));

/** @param {Task[]} shown @param {string} order */
function table(shown, order) {
  const heads = Object.entries(COLUMNS).map(([name, column]) => {
    const down = order === `-${name}`;
    const state = order === name ? "ascending" : down ? "descending" : "none";
    return el("th", { scope: "col", "aria-sort": state }, el("a", { href: changed({ sort: order === name ? `-${name}` : down ? null : name }) }, t(column.label)));
  });
  const body = el("tbody", null);
  const more = el("p", { class: "more-line" });
  const add = () => {
    const from = body.children.length;
    fill(body, shown.slice(from, from + CHUNK).map(row));
    const left = shown.length - body.children.length;
    more.replaceChildren(...(left ? [el("button", { type: "button", "data-more": "", onclick: add }, t("showMore", Math.min(CHUNK, left)))] : []));
  };
  add();
  return el("div", null, el("table", { class: "rows" }, el("thead", null, el("tr", null, heads)), body), more);
}

/** What a task is about, each word a filter. @param {Task} task */
const keywords = (task) => (task.keywords.length ? el("ul", { class: "keywords", "aria-label": t("keywords") }, task.keywords.map((word) => el("li", null, el("a", { href: link("ledger", { words: word }) }, word)))) : null);

/** @param {Task} task */
function row(task) {
  const cell = (/** @type {string} */ name, /** @type {import("../dom.js").Child[]} */ items) => el("td", { class: `c-${name}${items.length ? "" : " nil"}`, "data-label": t(COLUMNS[name].label) }, items);
  const units = (/** @type {import("../data.js").Role} */ role) => (unitsOf(task, role).length ? [el("ul", { class: "units" }, unitsOf(task, role).map((unit) => el("li", null, unitLink(unit))))] : []);
  const list = (/** @type {Node[]} */ items) => (items.length ? folded(items) : []);
  const note = task.by ? el("small", { class: "quiet" }, t("inherited", task.by)) : null;
  return el("tr", null,
    el("th", { scope: "row", class: "c-task" }, taskLink(task), taskPlace(task), note, keywords(task)),
    cell("targets", list([...targetLines(task.targets), ...task.incentives.map(incentiveLine)])),
    cell("lead", units("lead")), cell("responsible", units("responsible")), cell("support", units("support")),
    cell("due", task.deadlines.length ? list(deadlineLines(task.deadlines)) : task.years.length ? [el("span", { class: "quiet" }, task.years.join("、"))] : []),
    cell("plan", [el("a", { href: link("source", { doc: task.plan.name }) }, task.plan.title)]));
}

/** @param {Task[]} shown */
function exported(shown) {
  const head = [...Object.values(COLUMNS).map((column) => t(column.label)), t("number"), t("clause")];
  const due = (/** @type {Task} */ task) => (task.deadlines.length ? task.deadlines.map((one) => `${timeText(one)}（${quoteOf(one)}）`) : task.years).join("；");
  return [head, ...shown.map((task) => [
    titleOf(task), [...task.targets, ...task.incentives].map(factText).join("；"), ...ROLES.map((role) => unitWords(task, role).join("、")), due(task), task.plan.title, task.plan.number ?? "", task.clause.path,
  ])];
}
