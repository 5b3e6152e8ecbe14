import { ROLES, agencies, conflicts, facts, failures, grouped, indicators, placeOf, plans, tasks, tasksOf } from "../data.js";
import { el } from "../dom.js";
import { bar, empty, factLink, folded, rolesText, section } from "../pieces.js";
import { changed, link } from "../state.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** The first view: figures, the matrix of agencies and plans, and what deserves a look. */

/** @typedef {{ name: string, region: string, href: string | null, counts: Map<import("../data.js").Plan, number[]>, total: number, key: string }} Line */

const FIRST_ROWS = 15;
const FIRST_PLANS = 9;

register({ name: "overview", title: "overview", place: 10, draw: overview });

/** @param {URLSearchParams} params */
function overview(params) {
  if (!plans.length) return el("div", null, empty(t("empty")), troubles());
  return el("div", { class: "overview" }, el("h1", null, t("product")), el("p", { class: "lede" }, t("tagline")), suggestions(), figures(), planCards(), el("div", { class: "split" }, matrix(params), troubles()));
}

/** Words to try in the search: the busiest agencies and the indicators that most plans share. */
function suggestions() {
  const spread = (/** @type {import("../data.js").Indicator} */ one) => new Set(one.targets.map((fact) => fact.plan)).size;
  const busy = [...agencies].sort((one, other) => tasksOf(other).length - tasksOf(one).length).slice(0, 3);
  const shared = [...indicators].sort((one, other) => spread(other) - spread(one) || other.targets.length - one.targets.length).slice(0, 3);
  const chips = [...busy.map((one) => el("a", { href: link("agency", { id: one.id }) }, one.name)), ...shared.map((one) => el("a", { href: link("indicator", { id: one.id }) }, one.name))];
  return chips.length > 0 && el("p", { class: "chips" }, el("span", { class: "quiet" }, t("tryThese")), chips);
}

function figures() {
  const promised = facts.filter((fact) => fact.kind === "target" && fact.status === "target").length;
  const all = /** @type {[string, number, string][]} */ ([
    ["plans", plans.length, link("source")],
    ["tasks", tasks.length, link("ledger")],
    ["targets", promised, link("indicators")],
    ["agencies", agencies.length, link("agencies")],
  ]);
  return el("ul", { class: "figures" }, all.map(([key, number, href]) => el("li", null, el("a", { href }, el("b", null, number), el("span", null, t(key))))));
}

function planCards() {
  const cards = plans.map((plan) => {
    const notes = [plan.region, plan.number, plan.from || plan.to ? [plan.from, plan.to].filter(Boolean).join("–") : "", plan.status === "draft" ? t("draft") : ""];
    return el("div", { class: "plan" }, el("a", { href: link("source", { doc: plan.name }) }, plan.title), el("span", { class: "quiet" }, notes.filter(Boolean).join(" · ")));
  });
  return el("div", { class: "plans" }, folded(cards, FIRST_PLANS));
}

/** @param {URLSearchParams} params */
function matrix(params) {
  const classes = agencies.some((agency) => agency.classes.length);
  const byClass = classes && params.get("by") === "class";
  const lines = byClass ? classLines() : agencyLines();
  if (!lines.length) return section(t("matrix"), null, empty(t("noAgencies")));
  const shown = params.get("all") ? lines : lines.slice(0, FIRST_ROWS);
  const columns = columnsOf(shown);
  const most = shown.reduce((high, line) => [...line.counts.values()].reduce((one, counts) => Math.max(one, sum(counts)), high), 1);
  const toggle = classes && el("div", { class: "toggle" }, ["agency", "class"].map((by) => {
    const on = by === (byClass ? "class" : "agency");
    return el("a", { href: changed({ by: by === "class" ? by : null, all: null }), "aria-current": on ? "true" : null }, t(by === "class" ? "byClass" : "byAgency"));
  }));
  const head = el("tr", null, el("th", { scope: "col" }, t(byClass ? "byClass" : "agency")), columns.map((plan) => el("th", { scope: "col" }, el("a", { href: link("ledger", { plan: plan.name }) }, plan.title))), el("th", { scope: "col", class: "sum" }, t("total")));
  const rows = shown.map((line) => matrixRow(line, columns, most));
  const more = lines.length > FIRST_ROWS && el("p", null, el("a", { class: "more", href: changed({ all: params.get("all") ? null : "1" }) }, params.get("all") ? t("showFewer") : t("showAll", lines.length)));
  return section(t("matrix"), null, el("p", { class: "quiet" }, t("matrixHelp")), toggle, el("div", { class: "scroll" }, el("table", { class: "matrix" }, el("thead", null, head), el("tbody", null, rows))), more);
}

/** The plans that the lines have most tasks in, in the order of the corpus. @param {Line[]} lines */
function columnsOf(lines) {
  const totals = new Map(plans.map((plan) => [plan, lines.reduce((all, line) => all + sum(line.counts.get(plan) ?? []), 0)]));
  const ranked = plans.filter((plan) => totals.get(plan)).sort((one, other) => Number(totals.get(other)) - Number(totals.get(one)));
  return ranked.slice(0, FIRST_PLANS).sort((one, other) => one.index - other.index);
}

/** @param {Line} line @param {import("../data.js").Plan[]} columns @param {number} most */
function matrixRow(line, columns, most) {
  const name = line.href ? el("a", { href: line.href }, line.name) : line.name;
  const cells = columns.map((plan) => {
    const counts = line.counts.get(plan);
    if (!counts) return el("td", { class: "nil" }, el("span", { "aria-label": "0" }, "·"));
    const cell = el("td", { class: "heat" }, el("a", { href: link("ledger", { plan: plan.name, [line.href ? "agency" : "class"]: line.key }), title: `${line.name} · ${plan.title}\n${rolesText(counts)}` }, sum(counts), bar(counts)));
    cell.style.setProperty("--heat", String(Math.round((sum(counts) / most) * 100)));
    return cell;
  });
  return el("tr", null, el("th", { scope: "row" }, name, line.region && el("small", null, line.region)), cells, el("td", { class: "sum" }, line.total));
}

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((all, one) => all + one, 0);

/** Tasks per plan and role; an agency that has two roles in a task counts with the first. @param {import("../data.js").Agency[]} group */
function count(group) {
  const counts = /** @type {Map<import("../data.js").Plan, number[]>} */ (new Map());
  const seen = new Set();
  ROLES.forEach((role, place) => group.forEach((agency) => agency.tasks[role].forEach((task) => {
    if (seen.has(task)) return;
    const row = counts.get(task.plan) ?? [0, 0, 0];
    row[place] += 1;
    counts.set(task.plan, row);
    seen.add(task);
  })));
  return { counts, total: seen.size };
}

/** @returns {Line[]} */
function agencyLines() {
  const lines = agencies.filter((agency) => tasksOf(agency).length).map((agency) => ({
    name: agency.name, region: placeOf(agency), key: agency.id, href: link("agency", { id: agency.id }), ...count([agency]),
  }));
  return lines.sort((one, other) => other.total - one.total);
}

/** @returns {Line[]} */
function classLines() {
  const names = [...new Set(agencies.flatMap((agency) => agency.classes))];
  const lines = names.map((name) => ({ name, region: "", key: name, href: null, ...count(agencies.filter((agency) => agency.classes.includes(name))) }));
  return lines.filter((line) => line.total).sort((one, other) => other.total - one.total);
}

/** What deserves a look, each with its way there. */
function troubles() {
  const open = tasks.filter((task) => !task.units.length);
  const unread = facts.filter((fact) => fact.kind === "unread");
  return section(t("deserves"), null, el("div", { class: "cards" },
    card("conflicts", conflicts.length, link("review"), folded(conflicts.map(conflictLine), 4)),
    card("unowned", open.length, link("ledger", { owner: "no" }), folded([...grouped(open, (task) => task.plan)].map(([plan, some]) => unownedLine(plan, some.length)))),
    card("unread", unread.length, link("review"), folded([...grouped(unread, (fact) => plans[fact.plan])].map(([plan, some]) => countLine(plan, some.length)))),
    failures.length > 0 && card("failures", failures.length, link("review"), folded(failures.map((one) => el("span", null, one.path)), 4))));
}

/** @param {string} key @param {number} number @param {string} href @param {import("../dom.js").Child[]} lines lists */
function card(key, number, href, lines) {
  const about = key === "failures" ? null : el("p", { class: "quiet" }, t(`${key}Help`));
  return el("article", { class: `card ${number ? "some" : "nothing"}` }, el("h3", null, el("a", { href }, t(key)), el("b", null, number)), about, lines);
}

/** @param {import("../data.js").Conflict} one */
function conflictLine(one) {
  const value = (/** @type {number} */ place) => (one.facts[place] ? factLink(/** @type {import("../data.js").Fact} */ (one.facts[place]), el("b", { class: "num" }, one.values[place]), ` ${one.clauses[place]}`) : `${one.values[place]} ${one.clauses[place]}`);
  return el("span", { class: "conflict" }, el("span", null, `${one.indicator}（${one.due}）`), " ", value(0), ` ${t("against")} `, value(1));
}

/** @param {import("../data.js").Plan} plan @param {number} number */
function unownedLine(plan, number) {
  const none = number === plan.tasks.length;
  return el("span", null, el("a", { href: link("ledger", { plan: plan.name, owner: "no" }) }, plan.title), ` ${none ? t("noLists") : number}`);
}

/** @param {import("../data.js").Plan} plan @param {number} number */
const countLine = (plan, number) => el("span", null, el("a", { href: link("review", { plan: plan.name }) }, plan.title), ` ${number}`);
