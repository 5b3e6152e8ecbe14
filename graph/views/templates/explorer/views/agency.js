import { ROLES, agencies, placeOf, tasksOf } from "../data.js";
import { el } from "../dom.js";
import { agencyLink, deadlineLines, empty, factLink, folded, graphLink, incentiveLine, section, targetLines, taskLink, taskPlace } from "../pieces.js";
import { link } from "../state.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** One agency (单位): what it leads, answers for and supports, the numbers and times that follow, whom it works with. */

/** @typedef {import("../data.js").Agency} Agency */
/** @typedef {import("../data.js").Role} Role */
/** @typedef {import("../data.js").Task} Task */
/** @typedef {import("../views.js").Selection} Selection */

const HEEDED = ["plan", "region", "level", "year", "number", "kind", "words"];
const TITLES = { lead: "led", responsible: "answered", support: "supported" };
const MOST = 15;

register({ name: "agency", title: "agency", part: "agencies", filters: HEEDED, draw: agencyPage });

/** @param {URLSearchParams} params @param {Selection} shown */
function agencyPage(params, shown) {
  const agency = agencies.find((one) => one.id === params.get("id"));
  if (!agency) return el("div", null, el("h1", null, t("agencies")), empty(t("missing")));
  const tasks = tasksOf(agency).filter(shown.hasTask);
  return el("div", { class: "agency" }, header(agency, shown),
    el("div", { class: "split wide" }, el("div", null, tasks.length ? null : empty(t("noRows")), ROLES.map((role) => duties(agency, role, shown)), below(agency, shown)),
      el("div", null, years(agency, tasks), coworkers(agency, tasks))));
}

/** @param {Agency} agency @param {Selection} shown */
function header(agency, shown) {
  const names = (/** @type {Agency[]} */ some) => some.flatMap((one, place) => [place ? "、" : "", agencyLink(one.index)]);
  const reforms = /** @type {[string, Agency[]][]} */ ([["formerly", agency.before], ["now", agency.after]]).filter(([, some]) => some.length);
  const about = [
    agency.classes.length > 0 && `${t("agencyClass")}：${agency.classes.join("、")}`,
    agency.aliases.length > 0 && `${t("aliases")}：${agency.aliases.join("、")}`,
    agency.members.length > 0 && `${t("members")}：${agency.members.join("、")}`,
  ].filter(Boolean);
  const counts = ROLES.map((role) => /** @type {const} */ ([role, agency.tasks[role].filter(shown.hasTask).length, link("ledger", { agency: agency.id, role, list: "own" })]));
  const all = [...counts, /** @type {const} */ (["targets", agency.targets.filter(shown.has).length, link("indicators", { agency: agency.id })])];
  const figures = all.map(([key, count, href]) => el("li", { class: key }, el("a", { href }, el("b", null, count), el("span", null, t(key)))));
  return el("header", null, el("h1", null, agency.name, placeOf(agency) && el("small", null, placeOf(agency))), reforms.map(([key, some]) => el("p", { class: "reform" }, `${t(key)} `, names(some))), about.map((words) => el("p", { class: "quiet" }, words)), graphLink(`agency:${agency.id}`), el("ul", { class: "figures small" }, figures));
}

/** The tasks that the agency has in one role, each with its numbers and times. @param {Agency} agency @param {Role} role @param {Selection} shown */
function duties(agency, role, shown) {
  const tasks = agency.tasks[role].filter(shown.hasTask);
  const heads = ["task", "indicator", "due", "basis"].map((key) => el("th", { scope: "col" }, t(key)));
  return tasks.length > 0 && el("section", { class: role }, el("h2", null, t(TITLES[role]), el("span", { class: "count" }, tasks.length)),
    el("table", { class: "rows duties" }, el("thead", null, el("tr", null, heads)), el("tbody", null, tasks.map((task) => duty(task, unitOf(task, agency, role), shown)))));
}

/** Where the plan names the agency for a task. @param {Task} task @param {Agency} agency @param {Role} role */
const unitOf = (task, agency, role) => task.units.find((unit) => unit.agency === agency.index && unit.role === role);

/** @param {Task} task @param {import("../data.js").Fact | undefined} unit @param {Selection} shown */
function duty(task, unit, shown) {
  const numbers = [...targetLines(task.targets.filter(shown.has)), ...task.incentives.filter(shown.has).map(incentiveLine)];
  const times = task.deadlines.filter(shown.has);
  return el("tr", null, el("th", { scope: "row", class: "c-task" }, taskLink(task)),
    el("td", { class: "c-targets", "data-label": t("indicator") }, numbers.length > 0 && folded(numbers, 5)),
    el("td", { class: "c-due", "data-label": t("due") }, times.length > 0 && folded(deadlineLines(times))),
    el("td", { class: "c-plan", "data-label": t("basis") }, el("small", null, task.plan.title), " ", unit ? factLink(unit, el("span", { class: "path" }, task.clause.path)) : taskPlace(task)));
}

/** Clauses without a list of their own below a task of the agency. @param {Agency} agency @param {Selection} shown */
function below(agency, shown) {
  const tasks = agency.below.filter(shown.hasTask);
  return tasks.length > 0 && section(t("below"), tasks.length, el("div", { class: "lines" }, folded(tasks.map((task) => el("span", null, taskLink(task), taskPlace(task))))));
}

/** How many of its tasks fall due in which year. @param {Agency} agency @param {Task[]} tasks */
function years(agency, tasks) {
  const counts = tally(tasks.flatMap((task) => task.years)).sort(([one], [other]) => (one < other ? -1 : 1));
  return shares(t("byYear"), null, counts, (year) => el("a", { href: link("ledger", { agency: agency.id, year, list: "own" }) }, year));
}

/** Whom it shares tasks with, and how many; the number leads to those tasks. @param {Agency} agency @param {Task[]} tasks */
function coworkers(agency, tasks) {
  const others = tally(tasks.flatMap((task) => [...new Set(task.units.map((unit) => unit.agency))])).filter(([place]) => place !== undefined && place !== agency.index);
  others.sort(([one, count], [other, more]) => more - count || Number(one) - Number(other));
  const shared = (/** @type {number} */ place) => link("ledger", { agency: agency.id, with: agencies[place].id, list: "own" });
  return shares(t("coworkers"), others.length, others, (place) => agencyLink(Number(place)), (place) => shared(Number(place)));
}

/** @template T @param {T[]} things @returns {[T, number][]} */
function tally(things) {
  const counts = /** @type {Map<T, number>} */ (new Map());
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts];
}

/**
 * Lines with numbers and bars behind them.
 * @template T
 * @param {string} title
 * @param {number | null} size
 * @param {[T, number][]} counts
 * @param {(thing: T) => Node} name
 * @param {(thing: T) => string} [address] where the number leads
 */
function shares(title, size, counts, name, address) {
  const most = Math.max(...counts.map(([, count]) => count));
  const lines = counts.map(([thing, count]) => {
    const words = address ? el("a", { class: "count", href: address(thing), title: t("sharedTasks") }, count, el("span", { class: "unseen" }, t("sharedTasks"))) : el("span", { class: "count" }, count);
    const line = el("span", { class: "share" }, name(thing), words);
    line.style.setProperty("--part", `${Math.round((count / most) * 100)}%`);
    return line;
  });
  return counts.length > 0 && section(title, size, el("div", { class: "lines shares" }, folded(lines, MOST)));
}
