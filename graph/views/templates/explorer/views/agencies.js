import { ROLES, agencies, grouped, placeOf, plans, tasksOf, titleOf } from "../data.js";
import { el } from "../dom.js";
import { timeText } from "../format.js";
import { agencyLink, bar, empty, factLink, folded, rolesText, section, targetLines, taskLink, taskPlace, typed } from "../pieces.js";
import { plain } from "../plain.js";
import { EVERY, changed, go, link } from "../state.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** Who owns what: all agencies, and one agency with its tasks, targets, times and those it works with. */

/** @typedef {import("../data.js").Agency} Agency */

register({ name: "agencies", title: "agencies", place: 30, filters: EVERY, draw: agencyList });
register({ name: "agency", title: "agency", part: "agencies", draw: agencyPage });

/** @param {URLSearchParams} params @param {import("../views.js").Selection} shown */
function agencyList(params, shown) {
  const wanted = plain(params.get("q") ?? "");
  const found = shown.agencies.filter((agency) => [agency.name, ...agency.aliases].some((name) => plain(name).includes(wanted)));
  found.sort((one, other) => tasksOf(other).length - tasksOf(one).length);
  const input = typed(t("filterNames"), params.get("q") ?? "", (q) => go(changed({ q }), true));
  const rows = found.map((agency) => {
    const counts = ROLES.map((role) => agency.tasks[role].length);
    return el("tr", null, el("th", { scope: "row" }, agencyLink(agency.index)), el("td", { "data-label": t("region") }, agency.region), counts.map((count, place) => el("td", { class: "n", "data-label": t(ROLES[place]) }, count || "")), el("td", { class: "n", "data-label": t("targets") }, agency.targets.length || ""), el("td", { class: "wide-only", title: rolesText(counts) }, bar(counts)));
  });
  const heads = [t("agency"), t("region"), ...ROLES.map((role) => t(role)), t("targets"), t("split")].map((words) => el("th", { scope: "col" }, words));
  const body = rows.length ? el("table", { class: "rows list" }, el("thead", null, el("tr", null, heads)), el("tbody", null, rows)) : empty(agencies.length ? t("nothingFound") : t("noAgencies"));
  return el("div", null, el("h1", null, t("agencies"), el("span", { class: "count" }, found.length)), el("form", { class: "filters", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, input), body);
}

/** @param {URLSearchParams} params */
function agencyPage(params) {
  const agency = agencies.find((one) => one.id === params.get("id"));
  if (!agency) return el("div", null, el("h1", null, t("agencies")), empty(t("missing")));
  return el("div", { class: "agency" }, header(agency),
    el("div", { class: "split" }, el("div", null, tasksOf(agency).length ? null : empty(t("noRows")), taskSection(agency, "lead", "led"), taskSection(agency, "responsible", "answered"), taskSection(agency, "support", "supported"), belowSection(agency)),
      el("div", null, targetSection(agency), deadlineSection(agency), coworkers(agency))));
}

/** @param {Agency} agency */
function header(agency) {
  const others = agency.aliases.length > 0 && el("p", { class: "quiet" }, `${t("aliases")}：${agency.aliases.join("、")}`);
  const members = agency.members.length > 0 && el("p", { class: "quiet" }, `${t("members")}：${agency.members.join("、")}`);
  const counts = /** @type {[string, number][]} */ ([...ROLES.map((role) => [role, agency.tasks[role].length]), ["targets", agency.targets.length]]);
  const figures = counts.map(([key, count]) => el("li", { class: key }, key === "targets" ? el("span", { class: "figure" }, el("b", null, count), el("span", null, t(key))) : el("a", { href: link("ledger", { agency: agency.id, role: key }) }, el("b", null, count), el("span", null, t(key)))));
  return el("header", null, el("h1", null, agency.name, placeOf(agency) && el("small", null, placeOf(agency))), others, members, el("ul", { class: "figures small" }, figures));
}

/** @param {Agency} agency @param {import("../data.js").Role} role @param {string} title */
function taskSection(agency, role, title) {
  const tasks = agency.tasks[role];
  return tasks.length > 0 && section(t(title), tasks.length, plans.filter((plan) => tasks.some((task) => task.plan === plan)).map((plan) => el("div", null,
    el("h3", null, el("a", { href: link("source", { doc: plan.name }) }, plan.title)),
    el("ul", { class: `lines ${role}` }, tasks.filter((task) => task.plan === plan).map((task) => {
      const unit = task.units.find((one) => one.agency === agency.index && one.role === role);
      return el("li", null, taskLink(task), taskPlace(task), unit && factLink(unit, t("quote")));
    })))));
}

/** Clauses without a list of their own below a task of the agency. @param {Agency} agency */
const belowSection = ({ below }) => below.length > 0 && section(t("below"), below.length, el("div", { class: "lines" }, folded(below.map((task) => el("span", null, taskLink(task), taskPlace(task))))));

/** @param {Agency} agency */
function targetSection(agency) {
  const groups = ROLES.map((role) => /** @type {const} */ ([role, agency.targets.filter((fact) => fact.owners?.find(([place]) => place === agency.index)?.[1] === role)]));
  const lists = groups.filter(([, targets]) => targets.length).map(([role, targets]) => el("div", { class: "lines" }, el("h3", null, el("span", { class: `role ${role}` }, t(role))), folded(targetLines(targets), 14)));
  return agency.targets.length > 0 && section(t("ownedTargets"), agency.targets.length, lists);
}

/** Times of the agency's tasks, the earliest first, each with the tasks that it governs. @param {Agency} agency */
function deadlineSection(agency) {
  const dated = [...tasksOf(agency), ...agency.below].flatMap((task) => task.deadlines.map((fact) => ({ task, fact })));
  const groups = [...grouped(dated, ({ fact }) => timeText(fact))].sort(([, [one]], [, [other]]) => (timeKey(one.fact) < timeKey(other.fact) ? -1 : 1));
  const lines = groups.map(([time, members]) => el("li", null, el("b", { class: "num when" }, time), hasPassed(members[0].fact) ? el("span", { class: "role" }, t("passed")) : null,
    folded(members.map(({ task, fact }) => factLink(fact, titleOf(task))), 5)));
  return groups.length > 0 && section(t("ownedDeadlines"), dated.length, el("ul", { class: "lines" }, lines));
}

/** @param {import("../data.js").Fact} fact */
const timeKey = (fact) => fact.ends || fact.begins || `9${timeText(fact)}`;

/** Whether a time lies before the day on which the page is read. @param {import("../data.js").Fact} fact */
const hasPassed = ({ ends }) => Boolean(ends) && String(ends) < new Date().toISOString().slice(0, String(ends).length);

/** @param {Agency} agency */
function coworkers(agency) {
  const shared = new Map();
  for (const task of tasksOf(agency)) {
    for (const place of new Set(task.units.map((unit) => unit.agency))) if (place !== undefined && place !== agency.index) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  const ranked = [...shared].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, 20);
  const line = (/** @type {[number, number]} */ [place, count]) => {
    const made = el("li", null, agencyLink(place), el("span", { class: "count" }, count));
    made.style.setProperty("--part", `${Math.round((count / ranked[0][1]) * 100)}%`);
    return made;
  };
  return ranked.length > 0 && section(t("coworkers"), shared.size, el("ul", { class: "lines shares" }, ranked.map(line)));
}
