import { ROLES, taskOf, titleOf, trail, unitsOf } from "../data.js";
import { el } from "../dom.js";
import { clauseName } from "../format.js";
import { deadlineLines, empty, factAddress, folded, graphLink, incentiveLine, section, targetLines, taskAddress, taskLink, taskPlace, unitLink } from "../pieces.js";
import { link } from "../state.js";
import { clauseView } from "../text.js";
import { textOf } from "../texts.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** One task (任务): who owns it, what it must reach by when, its own words, and the tasks beside it. */

/** @typedef {import("../data.js").Task} Task */

register({ name: "task", title: "task", part: "ledger", draw: taskPage });

/** @param {URLSearchParams} params */
async function taskPage(params) {
  const task = taskOf(params.get("id"));
  if (!task) return el("div", null, el("h1", null, t("task")), empty(t("missing")));
  const text = await textOf(task.plan);
  return el("div", { class: "task-page" }, header(task),
    el("div", { class: "split" },
      el("div", null, numbers(task), section(t("clauseText"), null, clauseView(task.plan, text, task.clause, task.units))),
      el("div", null, owners(task), times(task), siblings(task))));
}

/** Where the task stands, from the plan down. @param {Task} task */
function header(task) {
  const above = trail(task.plan, task.clause.path).slice(0, -1).map((clause) => el("li", null, el("a", { href: link("source", { doc: task.plan.name, clause: clause.path }) }, clauseName(clause))));
  const plan = el("li", null, el("a", { href: link("source", { doc: task.plan.name }) }, task.plan.title));
  const words = task.keywords.map((word) => el("li", null, el("a", { href: link("ledger", { words: word }) }, word)));
  return el("header", null, el("nav", { "aria-label": t("clause") }, el("ol", { class: "crumbs" }, plan, above)), el("h1", null, titleOf(task)),
    el("p", { class: "bar-line" }, el("a", { class: "button", href: taskAddress(task) }, t("openSource")), graphLink(`clause:${task.id}`), words.length > 0 && el("ul", { class: "keywords", "aria-label": t("keywords") }, words)));
}

/** @param {Task} task */
function owners(task) {
  if (!task.units.length) return section(t("taskOwners"), 0, empty(t("noOwners")));
  const roles = ROLES.filter((role) => unitsOf(task, role).length).map((role) => el("div", null,
    el("dt", null, el("span", { class: `role ${role}` }, t(role))), el("dd", null, el("ul", { class: "units" }, unitsOf(task, role).map((unit) => el("li", null, unitLink(unit)))))));
  const first = el("a", { class: "button", href: factAddress(task.units[0]) }, t("openSource"));
  return section(t("taskOwners"), new Set(task.units.map((unit) => unit.agency)).size, task.by && el("p", { class: "quiet" }, t("inherited", task.by)), el("dl", { class: "owners" }, roles), el("p", { class: "buttons" }, first));
}

/** @param {Task} task */
function numbers(task) {
  const reported = task.others.filter((fact) => fact.status === "actual");
  const part = (/** @type {string} */ key, /** @type {Node[]} */ lines) => lines.length > 0 && section(t(key), lines.length, el("div", { class: "lines" }, folded(lines, 30)));
  return [part("taskTargets", targetLines(task.targets)), part("taskMoney", task.incentives.map(incentiveLine)), part("reported", targetLines(reported))];
}

/** @param {Task} task */
const times = (task) => task.deadlines.length > 0 && section(t("taskTimes"), task.deadlines.length, el("div", { class: "lines" }, folded(deadlineLines(task.deadlines))));

/** @param {Task} task */
function siblings(task) {
  const above = (/** @type {string} */ path) => path.split("/").slice(0, -1).join("/");
  const others = task.plan.tasks.filter((one) => above(one.clause.path) === above(task.clause.path));
  const line = (/** @type {Task} */ one) => el("span", one === task ? { class: "here", "aria-current": "true" } : null, one === task ? titleOf(one) : taskLink(one), taskPlace(one));
  return others.length > 1 && section(t("siblings"), others.length - 1, el("div", { class: "lines" }, folded(others.map(line), 20)));
}
