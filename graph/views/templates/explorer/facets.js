import { ROLES, agencies, facts, kindOf, plans, quoteOf, tasks, titleOf } from "./data.js";
import { factText } from "./format.js";
import { plain } from "./plain.js";
import { t } from "./words.js";

/** What one may filter by: for each filter its choices, and which of them a task or a fact answers to. */

/**
 * @typedef {import("./data.js").Task} Task
 * @typedef {import("./data.js").Fact} Fact
 * @typedef {import("./data.js").Plan} Plan
 * @typedef {Record<string, string[]>} Chosen the chosen values of each filter; a filter without values is left out
 * @typedef {{ values: () => string[], words: (value: string) => string, of: (task: Task, chosen: Chosen) => string[] }} Facet
 */

export const LEVELS = ["nation", "province", "city", "county", "township"];
export const FACTS = ["target", "actual", "incentive", "unit", "deadline", "citation", "unread"];
export const NODES = ["plan", "task", "target", "agency", "indicator", "deadline", "policy", "region"];
const collator = new Intl.Collator("zh-CN", { numeric: true });
const agencyNames = new Map(agencies.map((one) => [one.id, one.name]));

const same = (/** @type {string} */ value) => value;

/** @type {Record<string, Facet>} */
export const FACETS = {
  plan: { values: () => plans.map(({ name }) => name), words: (value) => plans.find(({ name }) => name === value)?.title ?? value, of: ({ plan }) => [plan.name] },
  region: { values: () => distinct(plans.map(({ region }) => region)), words: same, of: ({ plan }) => [plan.region ?? ""] },
  level: { values: () => LEVELS.filter((level) => plans.some((plan) => plan.level === level)), words: (value) => t(value), of: ({ plan }) => [plan.level ?? ""] },
  agency: { values: () => byUse(agencies.filter((one) => one.below.length || ROLES.some((role) => one.tasks[role].length)).map(({ id }) => id), "agency"), words: (value) => agencyNames.get(value) ?? value, of: (task, chosen) => units(task, chosen, "agency").map((unit) => agencyOf(unit)?.id ?? "") },
  class: { values: () => byUse(distinct(agencies.flatMap(({ classes }) => classes)), "class"), words: same, of: (task, chosen) => units(task, chosen, "class").flatMap((unit) => agencyOf(unit)?.classes ?? []) },
  with: { values: () => [], words: (value) => agencyNames.get(value) ?? value, of: (task) => task.units.map((unit) => agencyOf(unit)?.id ?? "") },
  role: { values: () => ROLES, words: (value) => t(value), of: (task, chosen) => units(task, chosen, "role").map(({ role }) => role ?? "") },
  year: { values: () => distinct([...tasks.flatMap(({ years }) => years), ...facts.flatMap(yearsOf)]).sort(), words: same, of: ({ years }) => years },
  number: { values: () => ["yes", "no"], words: (value) => t(value === "yes" ? "withNumber" : "withoutNumber"), of: ({ targets }) => [targets.length ? "yes" : "no"] },
  owner: { values: () => ["yes", "no"], words: (value) => t(value === "yes" ? "withOwner" : "withoutOwner"), of: (task) => [task.units.length ? "yes" : "no"] },
  list: { values: () => ["own", "above"], words: (value) => t(value === "own" ? "listOwn" : "listAbove"), of: (task) => (task.units.length ? [task.by ? "above" : "own"] : []) },
  kind: { values: () => FACTS.filter((kind) => facts.some((fact) => kindOf(fact) === kind)), words: (value) => t(value), of: (task) => factsOf(task).map(kindOf) },
  node: { values: () => NODES, words: (value) => t(`node-${value}`), of: () => NODES },
};

/** @param {(string | undefined)[]} words @returns {string[]} */
function distinct(words) {
  return /** @type {string[]} */ ([...new Set(words)].filter(Boolean)).sort(collator.compare);
}

/** Values with those first that most tasks answer to. @param {string[]} values @param {string} name */
function byUse(values, name) {
  const counts = tally(tasks, name, {});
  return values.sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
}

/** How many tasks answer to each value of a filter. @param {Task[]} some @param {string} name @param {Chosen} chosen */
export function tally(some, name, chosen) {
  const counts = /** @type {Map<string, number>} */ (new Map());
  for (const task of some) for (const value of new Set(FACETS[name].of(task, chosen))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** @param {Fact} unit */
const agencyOf = (unit) => (unit.agency === undefined ? undefined : agencies[unit.agency]);

/** Whether an agency in a role is what is asked for; `but` is a filter to leave out. @param {import("./data.js").Agency | undefined} agency @param {string} role @param {Chosen} chosen @param {string} [but] */
export function asked(agency, role, chosen, but = "") {
  if (chosen.agency && but !== "agency" && ![...chosen.agency, ...(chosen.with ?? [])].includes(agency?.id ?? "")) return false;
  if (chosen.class && but !== "class" && !agency?.classes.some((one) => chosen.class.includes(one))) return false;
  return !chosen.role || but === "role" || chosen.role.includes(role);
}

/** The units of a task that the other filters ask for: one unit must have the agency, the class and the role together. @param {Task} task @param {Chosen} chosen @param {string} but */
const units = (task, chosen, but) => task.units.filter((unit) => asked(agencyOf(unit), unit.role ?? "", chosen, but));

/** All facts of a task, the units that it takes over from a clause above included. @param {Task} task */
export const factsOf = (task) => [...task.targets, ...task.incentives, ...task.units, ...task.deadlines, ...task.others];

/** The years that a fact itself is about: when a target or a deadline falls due. @param {Fact} fact */
export function yearsOf(fact) {
  const date = fact.kind === "target" ? fact.due : fact.kind === "deadline" ? fact.ends ?? fact.begins : undefined;
  return date ? [date.slice(0, 4)] : [];
}

/** Everything a task can be found by, put together once. @param {Task} task */
export function wordsOf(task) {
  task.words ||= plain([
    titleOf(task), ...task.keywords, task.clause.path, task.plan.title,
    ...task.units.map((unit) => `${quoteOf(unit)} ${agencyOf(unit)?.name ?? ""}`),
    ...[...task.targets, ...task.deadlines, ...task.incentives].map(factText),
  ].join(" "));
  return task.words;
}
