import { ROLES, agencies, quoteOf, tasks, titleOf, unitsOf } from "../data.js";
import { download, el } from "../dom.js";
import { asked, yearsOf } from "../facets.js";
import { factText, timeText } from "../format.js";
import { choice, deadlineLines, empty, folded, incentiveLine, targetLines, taskLink, taskSource, unitLink } from "../pieces.js";
import { EVERY, changed, go } from "../state.js";
import { compare, head, sorted, table } from "../table.js";
import { csv } from "../values.js";
import { register } from "../views.js";
import { t } from "../words.js";
import { XLSX, workbook } from "../xlsx.js";

/** The ledger (责任清单): one row per task, filtered, sorted, grouped, exported as it is shown. */

/** @typedef {import("../data.js").Task} Task */
/** @typedef {import("../data.js").Role} Role */
/** @typedef {import("../data.js").Fact} Fact */
/** @typedef {import("../views.js").Selection} Selection */
/** @typedef {{ name: string, tasks: Task[] }} Group */

register({ name: "ledger", title: "ledger", place: 20, filters: EVERY, draw: ledger });

/** @type {Record<string, import("../table.js").Column>} */
const COLUMNS = {
  task: { label: "task", key: titleOf, class: "c-task" },
  targets: { label: "indicator", key: (task) => task.targets.length, class: "c-targets" },
  lead: { label: "leadLong", key: (task) => unitWords(task, "lead"), class: "c-lead" },
  responsible: { label: "responsibleLong", key: (task) => unitWords(task, "responsible"), class: "c-responsible" },
  support: { label: "supportLong", key: (task) => unitWords(task, "support"), class: "c-support" },
  due: { label: "due", key: (task) => task.years.join(" "), class: "c-due" },
  plan: { label: "basis", key: (task) => task.plan.title, class: "c-plan" },
};
/** Widths of the columns in a workbook, in characters; the first is that of the group. */
const WIDTHS = [24, 30, 52, 22, 40, 24, 22, 44, 20];

/** @param {URLSearchParams} params @param {Selection} shown */
function ledger(params, shown) {
  const order = params.get("sort") ?? "";
  const by = params.get("group") ?? "";
  const groups = grouped(sorted(shown.tasks, COLUMNS, order), by, shown);
  const inherited = shown.tasks.filter((task) => task.by).length;
  const count = el("p", { class: "shown", role: "status" }, t("shownOf", shown.tasks.length, tasks.length), inherited > 0 && t("ofThemInherited", inherited));
  const options = /** @type {[string, string][]} */ ([["", t("ungrouped")], ["plan", t("plan")], ["agency", t("agency")], ["year", t("year")]]);
  const group = choice("group", t("groupBy"), options, by, (value) => go(changed({ group: value })));
  const tools = el("form", { class: "bar-line", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, count, group, exportButtons(groups, shown, by));
  const rows = groups.flatMap((one) => [...(by ? [() => groupRow(one)] : []), ...one.tasks.map((task) => () => row(task, shown))]);
  return el("div", { class: "ledger" }, el("h1", null, t("ledger")), tools, shown.tasks.length ? table(head(COLUMNS, order), rows) : empty(t("noRows")));
}

/** The units of a task in a role, as the plan writes them. @param {Task} task @param {Role} role */
const unitWords = (task, role) => unitsOf(task, role).map(quoteOf).join("、");

/** The tasks under what they are grouped by; a task of several agencies or years stands under each. @param {Task[]} rows @param {string} by @param {Selection} shown @returns {Group[]} */
function grouped(rows, by, shown) {
  if (!by) return [{ name: "", tasks: rows }];
  const groups = /** @type {Map<string, Task[]>} */ (new Map());
  for (const task of rows) for (const name of namesOf(task, by, shown)) groups.set(name, [...(groups.get(name) ?? []), task]);
  const found = [...groups].map(([name, members]) => ({ name, tasks: members }));
  if (by === "plan") return found;
  return found.sort((one, other) => (by === "agency" && other.tasks.length - one.tasks.length) || compare(one.name || "\uffff", other.name || "\uffff"));
}

/** What a task is grouped under; an empty name where it has nothing of the kind. @param {Task} task @param {string} by @param {Selection} shown @returns {string[]} */
function namesOf(task, by, { chosen }) {
  if (by === "plan") return [task.plan.title];
  const names = by === "year" ? task.years.filter((year) => !chosen.year || chosen.year.includes(year)) : task.units.flatMap((unit) => {
    const agency = unit.agency === undefined ? undefined : agencies[unit.agency];
    return asked(agency, unit.role ?? "", chosen) ? [agency?.name ?? quoteOf(unit)] : [];
  });
  return names.length ? [...new Set(names)] : [""];
}

/** @param {Group} group */
const groupRow = ({ name, tasks: members }) => el("tr", { class: "group" }, el("th", { scope: "rowgroup", colspan: Object.keys(COLUMNS).length }, name || t("nothingOfIt"), el("span", { class: "count" }, members.length)));

/** What of a task is shown: the numbers that the filters by year and kind leave. @param {Fact[]} facts @param {Selection} shown */
const left = (facts, { chosen }) => facts.filter((fact) => (!chosen.year || !fact.due || yearsOf(fact).some((year) => chosen.year.includes(year))) && (!chosen.kind || chosen.kind.includes(fact.kind)));

/** @param {Task} task @param {Selection} shown */
function row(task, shown) {
  const cell = (/** @type {string} */ name, /** @type {import("../dom.js").Child[]} */ items) => el("td", { class: `c-${name}${items.length ? "" : " nil"}`, "data-label": t(COLUMNS[name].label) }, items);
  const units = (/** @type {Role} */ role) => (unitsOf(task, role).length ? [el("ul", { class: "units" }, unitsOf(task, role).map((unit) => el("li", null, unitLink(unit))))] : []);
  const numbers = [...targetLines(left(task.targets, shown)), ...left(task.incentives, shown).map(incentiveLine)];
  const due = task.deadlines.length ? folded(deadlineLines(task.deadlines)) : task.years.length ? [el("span", { class: "quiet" }, task.years.join("、"))] : [];
  const owned = ROLES.some((role) => unitsOf(task, role).length) ? ROLES.map((role) => cell(role, units(role))) : el("td", { class: "quiet", colspan: ROLES.length, "data-label": t("taskOwners") }, t("notStated"));
  return el("tr", null,
    el("th", { scope: "row", class: "c-task" }, taskLink(task), task.by && el("small", { class: "quiet" }, t("inherited", task.by))),
    cell("targets", numbers.length ? folded(numbers) : []), owned, cell("due", due), cell("plan", [taskSource(task)]));
}

/** @param {Group[]} groups @param {Selection} shown @param {string} by */
function exportButtons(groups, shown, by) {
  const name = t("ledger");
  const rows = () => exported(groups, shown, by);
  return el("span", { class: "buttons" },
    el("button", { type: "button", onclick: () => download(`${name}.xlsx`, workbook(name, rows(), by ? WIDTHS : WIDTHS.slice(1)), XLSX) }, t("exportXlsx")),
    el("button", { type: "button", onclick: () => download(`${name}.csv`, csv(rows()), "text/csv;charset=utf-8") }, t("exportCsv")),
    el("button", { type: "button", onclick: () => print() }, t("print")));
}

/** @param {Group[]} groups @param {Selection} shown @param {string} by @returns {string[][]} */
function exported(groups, shown, by) {
  const top = [...(by ? [t(`by-${by}`)] : []), ...Object.values(COLUMNS).map((column) => t(column.label)), t("clause")];
  const due = (/** @type {Task} */ task) => (task.deadlines.length ? task.deadlines.map((one) => `${timeText(one)}（${quoteOf(one)}）`) : task.years).join("；");
  return [top, ...groups.flatMap(({ name, tasks: members }) => members.map((task) => [
    ...(by ? [name || t("nothingOfIt")] : []), titleOf(task), [...left(task.targets, shown), ...left(task.incentives, shown)].map(factText).join("；"),
    ...ROLES.map((role) => unitWords(task, role)), due(task), `《${task.plan.title}》${task.plan.number ? `（${task.plan.number}）` : ""}`, task.clause.path,
  ]))];
}
