import { plans, quoteOf, taskAt } from "../data.js";
import { el } from "../dom.js";
import { clauseText, kindText, ownersText, timeText } from "../format.js";
import { empty, factLink, section, taskLink } from "../pieces.js";
import { EVERY, changed, link } from "../state.js";
import { head, sorted, table } from "../table.js";
import { barKey, bars } from "../times/bars.js";
import { OFTEN, QUARTERS, bucketsOf, isAt, isTimed, order } from "../times/buckets.js";
import { valueText } from "../values.js";
import { WORDS } from "../times/words.js";
import { register } from "../views.js";
import { addWords, t } from "../words.js";

/** The timeline (时间): what falls due in which year and quarter, and what comes back how often. */

/** @typedef {import("../data.js").Fact} Fact */
/** @typedef {import("../views.js").Selection} Selection */
/** @typedef {Map<string, [number, number]>} Tally targets and deadlines */

addWords(WORDS);
register({ name: "timeline", title: "timeline", place: 43, filters: EVERY, draw: timeline });

/** @type {Record<string, import("../table.js").Column>} */
const COLUMNS = {
  when: { label: "timelineWhen", key: order },
  kind: { label: "fact", key: kindText },
  what: { label: "timelineWhat", key: (fact) => fact.indicator ?? quoteOf(fact) },
  task: { label: "task", key: (fact) => fact.clause ?? "" },
  owner: { label: "owner", key: owners },
  plan: { label: "plan", key: (fact) => plans[fact.plan].title },
};

/** @param {URLSearchParams} params @param {Selection} shown */
function timeline(params, shown) {
  const facts = shown.facts.filter(isTimed);
  const timed = facts.filter((fact) => bucketsOf(fact).length);
  const at = params.get("at") ?? "";
  if (!timed.length) return el("div", null, el("h1", null, t("timeline")), empty(t("timelineNone")));
  const counts = tally(timed);
  const undated = facts.length - timed.length;
  return el("div", { class: "timeline" }, el("h1", null, t("timeline"), el("span", { class: "count" }, timed.length)), el("p", { class: "quiet" }, t("timelineHelp")), barKey(),
    el("div", { class: "pair" }, years(counts, at), rhythms(counts, at)), quarters(timed, at), list(timed, at, params.get("sort") ?? ""), undated > 0 && el("p", { class: "quiet" }, t("timelineUndated", undated)));
}

/** How many targets and deadlines belong to each year, quarter and rhythm. @param {Fact[]} facts @returns {Tally} */
function tally(facts) {
  const counts = /** @type {Tally} */ (new Map());
  for (const fact of facts) {
    for (const key of new Set(bucketsOf(fact).flatMap((one) => (one.year ? [one.key, one.year] : [one.key])))) {
      const row = counts.get(key) ?? [0, 0];
      row[fact.kind === "target" ? 0 : 1] += 1;
      counts.set(key, row);
    }
  }
  return counts;
}

/** @param {Tally} counts @param {string} key @param {string} name */
const counted = (counts, key, name) => ({ key, name, targets: counts.get(key)?.[0] ?? 0, deadlines: counts.get(key)?.[1] ?? 0 });

/** The years that are named, with those between. @param {string[]} keys */
function yearsOf(keys) {
  const named = [...new Set(keys.filter((key) => /^\d/.test(key)).map((key) => key.slice(0, 4)))].sort();
  const [first, last] = [Number(named[0]), Number(named[named.length - 1])];
  const whole = last - first <= MOST_YEARS ? Array.from({ length: last - first + 1 }, (_, place) => String(first + place)) : named;
  return named.length ? whole : [];
}

/** Years without anything are drawn only where this does not make the picture long. */
const MOST_YEARS = 20;

/** @param {Tally} counts @param {string} at */
function years(counts, at) {
  const now = String(new Date().getFullYear());
  const all = yearsOf([...counts.keys()]).map((year) => ({ ...counted(counts, year, year), note: year === now ? t("timelineNow") : "" }));
  return all.length > 0 && section(t("timelineYears"), null, bars(all, at, t("timelineYears")));
}

/** What comes back, and what has no end. @param {Tally} counts @param {string} at */
function rhythms(counts, at) {
  const name = (/** @type {string} */ often) => (often === "open" ? t("timelineOpen") : t(`per${often.charAt(0).toUpperCase()}${often.slice(1)}`));
  const all = [...OFTEN, "open"].map((often) => counted(counts, often, name(often))).filter(({ targets, deadlines }) => targets + deadlines);
  return all.length > 0 && section(t("timelineOften"), null, bars(all, at, t("timelineOften")));
}

/** Years by quarters, where any time is as exact. @param {Fact[]} facts @param {string} at */
function quarters(facts, at) {
  const exact = facts.filter((fact) => bucketsOf(fact).some(({ quarter }) => quarter));
  if (!exact.length) return null;
  const cell = (/** @type {string} */ key, /** @type {number} */ number) => (number ? el("td", { class: "heat" }, el("a", { href: changed({ at: key === at ? null : key }), "aria-current": key === at ? "true" : null }, number)) : el("td", { class: "nil" }, el("span", { "aria-hidden": "true" }, "·"), el("span", { class: "unseen" }, "0")));
  const keys = facts.flatMap((fact) => bucketsOf(fact).map(({ key }) => key));
  const number = (/** @type {string} */ key) => keys.filter((one) => one === key).length;
  const rows = yearsOf(exact.flatMap((fact) => bucketsOf(fact).map(({ key }) => key))).map((year) => el("tr", null, el("th", { scope: "row" }, year), QUARTERS.map((quarter) => cell(`${year}-${quarter}`, number(`${year}-${quarter}`))), el("td", null, number(year))));
  const heads = [t("year"), ...QUARTERS, t("timelineOnlyYear")].map((words) => el("th", { scope: "col" }, words));
  const cells = el("table", { class: "matrix quarters" }, el("thead", null, el("tr", null, heads)), el("tbody", null, rows));
  return section(t("timelineQuarters"), null, el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("timelineQuarters") }, cells));
}

/** What falls due, in the order of time: the twin of the pictures. @param {Fact[]} facts @param {string} at @param {string} by */
function list(facts, at, by) {
  const found = facts.filter((fact) => !at || isAt(fact, at)).sort((one, other) => (order(one) < order(other) ? -1 : Number(order(one) > order(other))) || one.plan - other.plan || one.start - other.start);
  const rows = sorted(found, COLUMNS, by).map((fact) => () => row(fact));
  const name = at && el("span", { class: "role" }, at in NAMES ? t(NAMES[at]) : at);
  return el("section", { class: "due-list" }, el("h2", null, t("timelineList"), " ", name, el("span", { class: "count" }, found.length)), at && el("p", null, el("a", { class: "more", href: changed({ at: null }) }, t("timelineAll"))), table(head(COLUMNS, by), rows));
}

const NAMES = /** @type {Record<string, string>} */ ({ open: "timelineOpen", ...Object.fromEntries(OFTEN.map((often) => [often, `per${often.charAt(0).toUpperCase()}${often.slice(1)}`])) });

/** Who answers for a fact: the owners of a target, the units of the task of a deadline. @param {Fact} fact */
function owners(fact) {
  if (fact.kind === "target") return ownersText(fact);
  return (taskAt(fact)?.units ?? []).map((unit) => `${quoteOf(unit)}（${t(unit.role ?? "responsible")}）`).join("、");
}

/** @param {Fact} fact */
function row(fact) {
  const task = taskAt(fact);
  const when = fact.kind === "deadline" ? timeText(fact) : fact.due ?? t(NAMES[fact.per ?? "open"]);
  const what = fact.kind === "target" ? [el("span", { class: "what" }, fact.indicator), " ", el("b", { class: "num" }, valueText(fact))] : [quoteOf(fact)];
  return el("tr", null, el("th", { scope: "row" }, el("span", { class: "when" }, when)), el("td", { "data-label": t("fact") }, el("span", { class: `hl ${fact.kind}` }, kindText(fact))), el("td", { "data-label": t("timelineWhat") }, factLink(fact, ...what)),
    el("td", { "data-label": t("task") }, task ? taskLink(task) : clauseText(fact)), el("td", { "data-label": t("owner") }, owners(fact)), el("td", { "data-label": t("plan") }, el("a", { href: link("source", { doc: plans[fact.plan].name }) }, plans[fact.plan].title)));
}
