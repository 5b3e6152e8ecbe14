import { corpus as raw } from "./parts.js";

/** The corpus as the build wrote it, and the ways to walk from one thing to its neighbours. */

/**
 * @typedef {"target" | "incentive" | "unit" | "deadline" | "citation" | "unread"} Kind
 * @typedef {"lead" | "responsible" | "support"} Role
 * @typedef {{ kind: Kind, plan: number, id: string, clause?: string, quote: string, start: number, end: number, rule?: string,
 *   indicator?: string, op?: string, value?: string, value2?: string, unit?: string, form?: string, due?: string,
 *   per?: string, status?: string, attr?: string, condition?: string, amount?: string, amount2?: string, cap?: boolean,
 *   role?: Role, region?: string, begins?: string, ends?: string, title?: string, doc_number?: string,
 *   confidence?: number, page?: number, context?: string, base?: [string, string], agency?: number, measures?: number, owners?: [number, Role][],
 *   corrected?: Record<string, string> }} Fact
 * @typedef {{ path: string, level: number, title: string, start: number, body: number, end: number }} Clause
 * @typedef {{ index: number, name: string, title: string, number?: string, issuers?: string[], issued?: string,
 *   published?: string, region?: string, level?: string, genre?: string, from?: string, to?: string, status?: string,
 *   file: string, body: number, end: number, clauses: Clause[], facts: Fact[], tasks: Task[] }} Plan
 * @typedef {{ index: number, id: string, name: string, region?: string, classes: string[], aliases: string[],
 *   members: string[], before: Agency[], after: Agency[], tasks: Record<Role, Task[]>, below: Task[], targets: Fact[] }} Agency
 * @typedef {{ index: number, id: string, name: string, aliases: string[], unit?: string, direction?: string, area?: string,
 *   targets: Fact[] }} Indicator
 * @typedef {{ id: string, plan: Plan, clause: Clause, targets: Fact[], incentives: Fact[], deadlines: Fact[], units: Fact[], others: Fact[],
 *   by?: string, title?: string, keywords: string[], years: string[], words: string }} Task
 * @typedef {{ plan: Plan, indicator: string, due: string, values: string[], clauses: string[], facts: (Fact | undefined)[] }} Conflict
 * @typedef {{ quote: string, start: number, end: number, clause?: string, fact?: Fact }} Spot
 * @typedef {{ status: string, id: string, words: string, by?: string, file: string, row: number, field?: string, machine?: string,
 *   person?: string, reason?: string, fact?: Fact }} Correction
 * @typedef {{ id: string, kind: string, plan: Plan, zh: string, en: string, places: Spot[] }} Finding
 */

export const ROLES = /** @type {Role[]} */ (["lead", "responsible", "support"]);

/** @type {Fact[]} */
export const facts = raw.facts;

/** @type {Plan[]} */
export const plans = raw.plans.map((/** @type {any} */ plan, /** @type {number} */ index) => ({
  clauses: [], body: 0, ...plan, index, facts: [], tasks: [],
})).map((/** @type {any} */ plan) => ({
  ...plan,
  clauses: plan.clauses.map((/** @type {any[]} */ [path, level, title, start, body, end]) => ({ path, level, title, start, body, end })),
}));

/** @type {Agency[]} */
export const agencies = raw.agencies.map((/** @type {any} */ agency, /** @type {number} */ index) => ({
  classes: [], aliases: [], members: [], ...agency, before: [], after: [], index, tasks: { lead: [], responsible: [], support: [] }, below: [], targets: [],
}));

raw.agencies.forEach((/** @type {{ after?: number[] }} */ { after }, /** @type {number} */ index) => after?.forEach((place) => {
  agencies[index].after.push(agencies[place]);
  agencies[place].before.push(agencies[index]);
}));

/** @type {Indicator[]} */
export const indicators = raw.indicators.map((/** @type {any} */ indicator, /** @type {number} */ index) => ({
  aliases: [], ...indicator, index, targets: [],
}));

/** @type {{ path: string, reason: string }[]} */
export const failures = raw.failures;

/** @type {{ path: string, page: number, reason: string }[]} */
export const omissions = raw.omissions;

const ids = new Map(facts.map((fact) => [fact.id, fact]));
const clauseMaps = plans.map((plan) => new Map([...plan.clauses].reverse().map((clause) => [clause.path, clause])));
const taskMaps = plans.map(() => /** @type {Map<string, Task>} */ (new Map()));

/** @type {Task[]} */
export const tasks = raw.tasks.map(asTask);

/** @type {Conflict[]} */
export const conflicts = raw.conflicts.map((/** @type {any} */ one) => ({
  ...one, plan: plans[one.plan], facts: one.facts.map((/** @type {number | null} */ place) => (place === null ? undefined : facts[place])),
}));

/** @type {Finding[]} */
export const findings = raw.findings.map((/** @type {any} */ one) => ({
  ...one, plan: plans[one.plan], places: one.places.map((/** @type {any} */ spot) => ({ ...spot, fact: facts[spot.fact] })),
}));

/** The kinds of findings, weightiest first: weight, label in Chinese and English. @type {Record<string, [number, string, string]>} */
export const findingKinds = raw.findingKinds;

/** What people decided, in the order of their rows. @type {Correction[]} */
export const corrections = raw.corrections.map((/** @type {any} */ one) => ({ ...one, fact: facts[one.fact] }));

for (const fact of facts) {
  plans[fact.plan].facts.push(fact);
  if (fact.kind === "citation" || fact.kind === "unread" || fact.status === "actual") taskAt(fact)?.others.push(fact);
  if (fact.measures !== undefined) indicators[fact.measures].targets.push(fact);
  if (fact.status === "target") for (const place of new Set((fact.owners ?? []).map(([agency]) => agency))) agencies[place].targets.push(fact);
}
for (const plan of plans) plan.facts.sort((one, other) => one.start - other.start || other.end - one.end);

/** @param {any} row @returns {Task} */
function asTask(row) {
  const plan = plans[row.plan];
  const pick = (/** @type {string} */ kind) => (row[kind] ?? []).map((/** @type {number} */ place) => facts[place]);
  const clause = plan.clauses[row.clause];
  const task = {
    id: `${plan.name}:${clause.path}`, plan, clause, others: [], targets: pick("target").filter((/** @type {Fact} */ one) => one.status === "target"),
    incentives: pick("incentive"), deadlines: pick("deadline"), units: pick("unit"), by: row.by, title: row.title, keywords: row.keywords ?? [], years: /** @type {string[]} */ ([]), words: "",
  };
  const dates = [...task.targets.map((/** @type {Fact} */ one) => one.due), ...task.deadlines.map((/** @type {Fact} */ one) => one.ends ?? one.begins)];
  task.years = [...new Set(dates.filter(Boolean).map((/** @type {string} */ date) => date.slice(0, 4)))].sort();
  plan.tasks.push(task);
  taskMaps[plan.index].set(clause.path, task);
  for (const unit of task.units) {
    const agency = unit.agency === undefined ? undefined : agencies[unit.agency];
    const list = !agency ? [] : task.by ? agency.below : agency.tasks[/** @type {Role} */ (unit.role)];
    if (list.at(-1) !== task) list.push(task);
  }
  return task;
}

/** @param {string | null} id */
export const factOf = (id) => ids.get(id ?? "");

/** @param {string | null} name */
export const planOf = (name) => plans.find((plan) => plan.name === name);

/** @param {Plan} plan @param {string} path */
export const clauseOf = (plan, path) => clauseMaps[plan.index].get(path);

/** The clause in whose own text an offset lies. @param {Plan} plan @param {number} offset */
export const clauseAt = (plan, offset) => plan.clauses.find((clause) => clause.start <= offset && offset < clause.end);

/** Whether a fact is a promise, a report of the past, or of another kind. @param {Fact} fact */
export const kindOf = (fact) => (fact.kind === "target" && fact.status === "actual" ? "actual" : fact.kind);

/** The task of the clause in which a fact stands; undefined where the clause is none. @param {Fact} fact */
export function taskAt(fact) {
  return taskMaps[fact.plan].get(fact.clause ?? "");
}

/** @param {string | null} id */
export const taskOf = (id) => tasks.find((task) => task.id === id);

/** The quote of a fact, without the line breaks of its layout; the name of a unit that a person added. @param {Fact} fact */
export const quoteOf = ({ quote, rule, unit }) => (rule === "review.owner" ? unit ?? "" : quote).replace(/\s+/g, " ").trim();

/** What a task is called: the heading of its clause, or the beginning of its text. @param {Task} task */
export const titleOf = (task) => task.title || task.clause.title;

/** The clauses from the root down to a path. @param {Plan} plan @param {string} path */
export function trail(plan, path) {
  const parts = path ? path.split("/") : [];
  return parts.flatMap((_, depth) => clauseOf(plan, parts.slice(0, depth + 1).join("/")) ?? []);
}

/** The units of a task in one role, each agency once. @param {Task} task @param {Role} role */
export const unitsOf = (task, role) => task.units.filter((unit) => unit.role === role);

/** The place of an agency, where its name does not say it. @param {Agency} agency */
export const placeOf = ({ name, region }) => (region && !name.startsWith(region) ? region : "");

/** Tasks whose own list names an agency, in any role, each once. @param {Agency} agency */
export const tasksOf = (agency) => [...new Set(ROLES.flatMap((role) => agency.tasks[role]))];

/**
 * Things by what they have in common, in the order of the first of each.
 * @template T, K
 * @param {T[]} things
 * @param {(thing: T) => K} key
 * @returns {Map<K, T[]>}
 */
export function grouped(things, key) {
  const groups = /** @type {Map<K, T[]>} */ (new Map());
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}
