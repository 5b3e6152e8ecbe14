import { ROLES, agencies, conflicts, facts, failures, findingKinds, findings, grouped, indicators, placeOf, plans, tasksOf } from "../data.js";
import { el } from "../dom.js";
import { asked } from "../facets.js";
import { agencyLink, bar, choice, empty, factLink, folded, rolesText, section } from "../pieces.js";
import { EVERY, changed, go, link } from "../state.js";
import { valueText } from "../values.js";
import { register } from "../views.js";
import { english, t } from "../words.js";

/** The first view: figures, the matrix of agencies and plans, and what deserves a look. */

/** @typedef {import("../data.js").Agency} Agency */
/** @typedef {import("../data.js").Fact} Fact */
/** @typedef {import("../data.js").Plan} Plan */
/** @typedef {import("../data.js").Task} Task */
/** @typedef {import("../views.js").Selection} Selection */
/** @typedef {{ name: import("../dom.js").Child, label: string, key: string, counts: Map<Plan, number[]>, total: number }} Line */

const FIRST_ROWS = 15;
const FIRST_PLANS = 9;
const OWN_CARDS = ["conflict", "unowned"];

register({ name: "overview", title: "overview", place: 10, filters: EVERY, draw: overview });

/** @param {URLSearchParams} params @param {Selection} shown */
function overview(params, shown) {
  if (!plans.length) return el("div", null, el("h1", null, t("product")), empty(t("empty")), failed());
  return el("div", { class: "overview" }, el("h1", null, t("product")), el("p", { class: "lede" }, t("tagline")), suggestions(), figures(shown), planCards(shown),
    el("div", { class: "split" }, matrix(params, shown), troubles(params, shown)));
}

/** Words to try in the search: the busiest agencies and the indicators that most plans share. */
function suggestions() {
  const spread = (/** @type {import("../data.js").Indicator} */ one) => new Set(one.targets.map((fact) => fact.plan)).size;
  const busy = most(agencies, (one) => tasksOf(one).length);
  const shared = most(indicators, (one) => spread(one) + one.targets.length / facts.length);
  const chips = [...busy.map((one) => el("a", { href: link("agency", { id: one.id }) }, one.name)), ...shared.map((one) => el("a", { href: link("indicator", { id: one.id }) }, one.name))];
  return chips.length > 0 && el("p", { class: "chips" }, el("span", { class: "quiet" }, t("tryThese")), chips);
}

/** The three things with most of something. @template T @param {T[]} things @param {(thing: T) => number} measure */
const most = (things, measure) => things.map((thing) => ({ thing, size: measure(thing) })).sort((one, other) => other.size - one.size).slice(0, 3).map(({ thing }) => thing);

/** @param {Selection} shown */
function figures(shown) {
  const promised = shown.facts.filter((fact) => fact.status === "target").length;
  const all = /** @type {[string, number, string][]} */ ([
    ["plans", shown.plans.length, link("source")], ["tasks", shown.tasks.length, link("ledger")],
    ["targets", promised, link("indicators")], ["agencies", shown.agencies.length, link("agencies")],
  ]);
  return el("ul", { class: "figures" }, all.map(([key, number, href]) => el("li", null, el("a", { href }, el("b", null, number), el("span", null, t(key))))));
}

/** @param {Selection} shown */
function planCards(shown) {
  const cards = shown.plans.map((plan) => () => {
    const period = [plan.from, plan.to].filter(Boolean).join("–");
    const notes = [plan.region, plan.genre, plan.number, period, plan.status === "draft" ? t("draft") : ""];
    return el("div", { class: "plan" }, el("a", { href: link("source", { doc: plan.name }) }, plan.title), el("span", { class: "quiet" }, notes.filter(Boolean).join(" · ")));
  });
  return el("div", { class: "plans" }, folded(cards, FIRST_PLANS));
}

/** @param {URLSearchParams} params @param {Selection} shown */
function matrix(params, shown) {
  const classes = shown.agencies.some((agency) => agency.classes.length);
  const byClass = classes && params.get("by") === "class";
  const lines = byClass ? classLines(shown) : agencyLines(shown);
  if (!lines.length) return section(t("matrix"), null, empty(t(agencies.length ? "noRows" : "noAgencies")));
  const rows = params.get("all") ? lines : lines.slice(0, FIRST_ROWS);
  const columns = columnsOf(rows);
  const most = rows.reduce((high, line) => [...line.counts.values()].reduce((one, counts) => Math.max(one, sum(counts)), high), 1);
  const top = el("tr", null, el("th", { scope: "col" }, t(byClass ? "agencyClass" : "agency")), columns.map((plan) => el("th", { scope: "col" }, el("a", { href: link("ledger", { plan: plan.name }) }, plan.title))), el("th", { scope: "col", class: "sum" }, t("total")));
  const more = lines.length > FIRST_ROWS && el("p", null, el("a", { class: "more", href: changed({ all: params.get("all") ? null : "1" }) }, params.get("all") ? t("showFewer") : t("showAll", lines.length)));
  return section(t("matrix"), null, el("p", { class: "quiet" }, t("matrixHelp")), el("div", { class: "bar-line" }, classes && toggle(byClass), key()),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("matrix") }, el("table", { class: "matrix" }, el("thead", null, top), el("tbody", null, rows.map((line) => matrixRow(line, columns, most, byClass ? "class" : "agency"))))), more);
}

/** @param {boolean} byClass */
const toggle = (byClass) => el("div", { class: "toggle" }, ["agency", "class"].map((by) => el("a", { href: changed({ by: by === "class" ? by : null, all: null }), "aria-current": (by === "class") === byClass ? "true" : null }, t(by === "class" ? "byClass" : "byAgency"))));

/** What the parts of the bars mean. */
const key = () => el("ul", { class: "key-line" }, ROLES.map((role) => el("li", null, el("i", { class: `swatch ${role}` }), t(role))));

/** The plans that the lines have most tasks in, in the order of the corpus. @param {Line[]} lines */
function columnsOf(lines) {
  const totals = new Map(plans.map((plan) => [plan, lines.reduce((all, line) => all + sum(line.counts.get(plan) ?? []), 0)]));
  const ranked = plans.filter((plan) => totals.get(plan)).sort((one, other) => Number(totals.get(other)) - Number(totals.get(one)));
  return ranked.slice(0, FIRST_PLANS).sort((one, other) => one.index - other.index);
}

/** @param {Line} line @param {Plan[]} columns @param {number} most @param {"agency" | "class"} facet */
function matrixRow(line, columns, most, facet) {
  const cells = columns.map((plan) => {
    const counts = line.counts.get(plan);
    if (!counts) return el("td", { class: "nil" }, el("span", { "aria-hidden": "true" }, "·"), el("span", { class: "unseen" }, "0"));
    const cell = el("td", { class: "heat" }, el("a", { href: link("ledger", { plan: plan.name, [facet]: line.key, list: "own" }), title: `${line.label} · ${plan.title}\n${rolesText(counts)}` }, sum(counts), bar(counts)));
    cell.style.setProperty("--heat", String(Math.round((sum(counts) / most) * 100)));
    return cell;
  });
  return el("tr", null, el("th", { scope: "row" }, line.name), cells, el("td", { class: "sum" }, line.total));
}

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((all, one) => all + one, 0);

/** Tasks per plan and role whose own list names one of the group; one that is named twice counts with its first role. @param {Agency[]} group @param {Selection} shown */
function count(group, shown) {
  const counts = /** @type {Map<Plan, number[]>} */ (new Map());
  const seen = /** @type {Set<Task>} */ (new Set());
  ROLES.forEach((role, place) => group.filter((agency) => asked(agency, role, shown.chosen)).forEach((agency) => agency.tasks[role].forEach((task) => {
    if (seen.has(task) || !shown.hasTask(task)) return;
    const row = counts.get(task.plan) ?? [0, 0, 0];
    row[place] += 1;
    counts.set(task.plan, row);
    seen.add(task);
  })));
  return { counts, total: seen.size };
}

/** @param {Line[]} lines */
const ranked = (lines) => lines.filter((line) => line.total).sort((one, other) => other.total - one.total);

/** @param {Selection} shown */
const agencyLines = (shown) => ranked(shown.agencies.map((agency) => ({
  name: el("span", null, agencyLink(agency.index), placeOf(agency) && el("small", null, placeOf(agency))), label: agency.name, key: agency.id, ...count([agency], shown),
})));

/** @param {Selection} shown */
const classLines = (shown) => ranked([...new Set(shown.agencies.flatMap((agency) => agency.classes))].map((name) => ({
  name, label: name, key: name, ...count(agencies.filter((agency) => agency.classes.includes(name)), shown),
})));

/** What deserves a look, each with its way there. @param {URLSearchParams} params @param {Selection} shown */
function troubles(params, shown) {
  const open = shown.tasks.filter((task) => !task.units.length);
  const found = conflicts.filter((one) => shown.plans.includes(one.plan));
  return section(t("deserves"), null, el("div", { class: "cards" }, dueCard(params, shown),
    card("conflicts", found.length, link("review"), folded(found.map((one) => () => conflictLine(one)), 4)),
    card("unowned", open.length, link("ledger", { owner: "no" }), folded([...grouped(open, (task) => task.plan)].map(([plan, some]) => () => unownedLine(plan, some)))),
    reviewCard(shown), failed()));
}

/** What the plans themselves leave to be asked, by kind, the weightiest first; but for those that have a card of their own. @param {Selection} shown */
function reviewCard(shown) {
  const kinds = [...grouped(findings.filter((one) => !OWN_CARDS.includes(one.kind) && shown.plans.includes(one.plan)), (one) => one.kind)];
  const lines = kinds.map(([kind, some]) => el("span", null, el("a", { href: link("review", { finding: kind }) }, findingKinds[kind][english() ? 2 : 1]), el("span", { class: "count" }, some.length)));
  return card("findings", kinds.reduce((all, [, some]) => all + some.length, 0), link("review"), folded(lines, 8));
}

/** Files that could not be read. */
const failed = () => failures.length > 0 && card("failures", failures.length, link("review"), folded(failures.map((one) => el("span", null, one.path)), 4));

/** The targets that fall due in a year of the reader's choice: this one, or the last that the plans name. @param {URLSearchParams} params @param {Selection} shown */
function dueCard(params, shown) {
  const dated = shown.facts.filter((fact) => fact.status === "target" && fact.due);
  const years = [...new Set(dated.map((fact) => String(fact.due).slice(0, 4)))].sort();
  if (!years.length) return null;
  const now = String(new Date().getFullYear());
  const year = years.find((one) => one === params.get("due")) ?? years.find((one) => one === now) ?? years[years.length - 1];
  const due = dated.filter((fact) => fact.due?.startsWith(year));
  const pick = choice("due", t("dueIn"), years.map((one) => /** @type {[string, string]} */ ([one, one])), year, (value) => go(changed({ due: value }), true));
  const lines = [...grouped(due, (fact) => plans[fact.plan])].map(([plan, some]) => () => el("span", null, el("a", { href: link("ledger", { plan: plan.name, year, number: "yes" }) }, plan.title), el("span", { class: "count" }, some.length)));
  return card("dueTargets", due.length, link("indicators", { year }), [el("form", { class: "one-field" }, pick), ...folded(lines, 6)]);
}

/** @param {string} key @param {number} number @param {string} href @param {import("../dom.js").Child[]} lines lists */
function card(key, number, href, lines) {
  const about = key === "failures" ? null : el("p", { class: "quiet" }, t(`${key}Help`));
  return el("article", { class: `card ${key} ${number ? "some" : "nothing"}` }, el("h3", null, el("a", { href }, t(key)), el("b", null, number)), about, lines);
}

/** @param {import("../data.js").Conflict} one */
function conflictLine(one) {
  const value = (/** @type {number} */ place) => {
    const fact = one.facts[place];
    return fact ? factLink(fact, el("b", { class: "num" }, valueText(fact)), el("span", { class: "path" }, one.clauses[place])) : `${one.values[place]} ${one.clauses[place]}`;
  };
  return el("span", { class: "conflict" }, el("span", { class: "what" }, `${one.indicator}（${one.due}）`), " ", value(0), ` ${t("against")} `, value(1), el("small", { class: "quiet" }, one.plan.title));
}

/** @param {Plan} plan @param {Task[]} some */
function unownedLine(plan, some) {
  const href = link("ledger", { plan: plan.name, owner: "no" });
  const none = plan.tasks.every((task) => !task.units.length);
  return el("span", null, el("a", { href }, plan.title), none ? el("small", { class: "quiet" }, ` ${t("noLists")}`) : el("span", { class: "count" }, some.length));
}
