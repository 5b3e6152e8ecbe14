import { agencies, facts, indicators, kindOf, planOf, plans, taskAt, tasks } from "./data.js";
import { FACETS, asked, wordsOf, yearsOf } from "./facets.js";
import { plain } from "./plain.js";
import { FILTERS } from "./state.js";

/** What the filters of the address leave of the corpus: the same for every view. */

/**
 * @typedef {import("./data.js").Task} Task
 * @typedef {import("./data.js").Fact} Fact
 * @typedef {import("./data.js").Plan} Plan
 * @typedef {import("./facets.js").Chosen} Chosen
 * @typedef {object} Selection
 * @property {Chosen} chosen the values of each filter that is set
 * @property {Plan[]} plans
 * @property {Task[]} tasks
 * @property {Fact[]} facts promises, reports, incentives, units, deadlines, citations and unread numbers
 * @property {import("./data.js").Agency[]} agencies
 * @property {import("./data.js").Indicator[]} indicators
 * @property {(fact: Fact | undefined) => boolean} has whether a fact is among `facts`
 * @property {(task: Task) => boolean} hasTask whether a task is among `tasks`
 * @property {(kind: string) => boolean} shows whether a kind of node (plan, task, agency …) is wanted
 */

/** Filters that ask something of the task in which a fact stands. */
const OF_TASKS = ["agency", "class", "role", "number", "owner", "list", "with", "words"];
const OF_PLANS = ["plan", "region", "level"];

/** The selections made last: those of the view and of the filter panel, which heeds them all. @type {Map<string, Selection>} */
const made = new Map();

/** @param {URLSearchParams} params @param {string[]} [heeded] the filters that count; all unless told */
export function selected(params, heeded = FILTERS) {
  const chosen = chosenOf(params, heeded);
  const key = JSON.stringify(chosen);
  const selection = made.get(key) ?? select(chosen);
  if (made.size > 1 && !made.has(key)) made.clear();
  made.set(key, selection);
  return selection;
}

/** @param {URLSearchParams} params @param {string[]} heeded @returns {Chosen} */
const chosenOf = (params, heeded) => Object.fromEntries(heeded.map((name) => [name, params.getAll(name)]).filter(([, values]) => values.length));

/** @param {Chosen} chosen @returns {Selection} */
function select(chosen) {
  const some = tasks.filter((task) => answers(task, chosen));
  const left = new Set(some);
  const found = Object.keys(chosen).length ? facts.filter((fact) => hasFact(fact, chosen, left)) : facts;
  const kept = new Set(found);
  return {
    chosen, tasks: some, facts: found, agencies: agenciesOf(some, found, chosen), indicators: indicatorsOf(found, chosen),
    plans: plans.filter((plan) => ofPlan(plan, chosen)),
    has: (fact) => fact !== undefined && kept.has(fact), hasTask: (task) => left.has(task),
    shows: (kind) => !chosen.node || chosen.node.includes(kind),
  };
}

/** Whether a task answers to every filter; `but` is one to leave out. @param {Task} task @param {Chosen} chosen @param {string} [but] */
export function answers(task, chosen, but = "") {
  for (const [name, values] of Object.entries(chosen)) {
    if (name === but || name === "node") continue;
    if (name === "words" ? !hasWords(task, values) : name === "with" ? !hasAll(task, values) : !FACETS[name].of(task, chosen).some((value) => values.includes(value))) return false;
  }
  return true;
}

/** Whether all of some agencies take part in a task. @param {Task} task @param {string[]} values */
const hasAll = (task, values) => values.every((value) => FACETS.with.of(task, {}).includes(value));

/** @param {Task} task @param {string[]} values */
const hasWords = (task, values) => values.every((value) => plain(value).split(/\s+/).every((word) => wordsOf(task).includes(word)));

/** @param {Plan} plan @param {Chosen} chosen */
const ofPlan = (plan, chosen) => OF_PLANS.every((name) => !chosen[name] || chosen[name].includes({ plan: plan.name, region: plan.region ?? "", level: plan.level ?? "" }[name] ?? ""));

/** @param {Fact} fact @param {Chosen} chosen @param {Set<Task>} left */
function hasFact(fact, chosen, left) {
  if (!ofPlan(plans[fact.plan], chosen)) return false;
  if (chosen.kind && !chosen.kind.includes(kindOf(fact))) return false;
  const task = taskAt(fact);
  const dated = fact.kind === "target" || fact.kind === "deadline";
  if (chosen.year && !(dated ? yearsOf(fact).some((year) => chosen.year.includes(year)) : task?.years.some((year) => chosen.year.includes(year)))) return false;
  if ((chosen.agency || chosen.class || chosen.role) && !isAsked(fact, chosen)) return false;
  return !OF_TASKS.some((name) => chosen[name]) || (task !== undefined && left.has(task)) || (fact.kind === "unit" && heads(fact, left));
}

/** Whether one of the agencies that answer for a fact is asked for. @param {Fact} fact @param {Chosen} chosen */
function isAsked(fact, chosen) {
  if (fact.kind === "unit") return asked(fact.agency === undefined ? undefined : agencies[fact.agency], fact.role ?? "", chosen);
  if (fact.status === "target") return (fact.owners ?? []).some(([place, role]) => asked(agencies[place], role, chosen));
  return true;
}

/** Whether a list of units at a clause that is no task answers for tasks below it. @param {Fact} unit @param {Set<Task>} left */
const heads = (unit, left) => plans[unit.plan].tasks.some((task) => left.has(task) && task.units.includes(unit));

/** @param {Task[]} some @param {Fact[]} found @param {Chosen} chosen */
function agenciesOf(some, found, chosen) {
  if (!Object.keys(chosen).length) return agencies;
  const named = [
    ...some.flatMap((task) => task.units.map((unit) => /** @type {const} */ ([unit.agency, unit.role ?? ""]))),
    ...found.flatMap((fact) => fact.owners ?? []),
  ];
  const places = new Set(named.filter(([place, role]) => place !== undefined && asked(agencies[place], role, chosen)).map(([place]) => place));
  return agencies.filter((agency) => places.has(agency.index));
}

/** @param {Fact[]} found @param {Chosen} chosen */
function indicatorsOf(found, chosen) {
  if (!Object.keys(chosen).length) return indicators;
  const places = new Set(found.map((fact) => fact.measures));
  return indicators.filter((one) => places.has(one.index));
}

/** The plan that a view about one plan shows: the one of the address, else the first that the filters leave. @param {URLSearchParams} params @param {Selection} shown */
export const planShown = (params, shown) => (params.get("doc") ? planOf(params.get("doc")) : shown.plans[0] ?? plans[0]);
