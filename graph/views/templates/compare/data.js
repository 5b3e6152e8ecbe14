import { corpus } from "./parts.js";

/** The comparison as the build wrote it, tied together. */

/**
 * @typedef {{ id: string, op: string, value: string, value2?: string, unit?: string, form?: string, due?: string, per?: string,
 *   past?: boolean, base?: string, baseUnit?: string, dimension?: string }} Figure
 * @typedef {Figure & { plan: Plan, of: Indicator, clause?: string, quote: string, owners: string[], from?: Figure, pace?: string,
 *   growth?: string, again?: number }} Stated
 * @typedef {{ index: number, name: string, title: string, region?: string, year?: string, status?: string, tasks: Task[],
 *   unowned: number, of: number, lists: number }} Plan
 * @typedef {{ index: number, name: string, better?: "more" | "less", area?: string, cells: Map<Plan, Stated[]> }} Indicator
 * @typedef {{ plan: Plan, path: string, title: string, keywords: string[], measures: Indicator[], features: Map<number, number>, size: number }} Task
 * @typedef {{ name: string, cells: Map<Plan, number[]>, total: number }} Duty
 * @typedef {{ of: Indicator, change: string, ambition?: string, older: Stated[], newer: Stated[], difference?: string, unit?: string }} Revision
 * @typedef {{ older: Plan, newer: Plan, rows: Revision[] }} Edition
 * @typedef {{ plan: Plan, clause: string, start: number, end: number, quote: string }} Place
 * @typedef {{ length: number, one: Place, other: Place }} Passage
 */

/** @type {any} */
const raw = corpus;

/** @type {Plan[]} */
export const plans = raw.plans.map((/** @type {any} */ plan, /** @type {number} */ index) => {
  const [unowned, of, lists] = raw.unowned[index];
  return { ...plan, index, tasks: [], unowned, of, lists };
});

/** @type {Indicator[]} */
export const indicators = raw.indicators.map((/** @type {any} */ one, /** @type {number} */ index) => ({ ...one, index, cells: new Map() }));

/** @type {Stated[]} */
const stated = raw.stated.map((/** @type {any} */ row) => ({
  ...row, plan: plans[row.plan], of: indicators[row.of], owners: (row.owners ?? []).map((/** @type {number} */ place) => raw.owners[place]),
}));
for (const one of stated) {
  const cell = one.of.cells.get(one.plan);
  if (cell) cell.push(one);
  else one.of.cells.set(one.plan, [one]);
}

for (const [plan, path, title, keywords, measures, features, weights] of raw.tasks) {
  plans[plan].tasks.push({
    plan: plans[plan], path, title, keywords, measures: measures.map((/** @type {number} */ place) => indicators[place]),
    features: new Map(features.map((/** @type {number} */ feature, /** @type {number} */ place) => [feature, weights[place]])),
    size: weights.reduce((/** @type {number} */ all, /** @type {number} */ one) => all + one, 0),
  });
}

/** @type {Duty[]} */
export const duties = raw.classes.map((/** @type {string} */ name) => ({ name, cells: new Map(), total: 0 }));
for (const [place, plan, ...counts] of raw.duties) {
  duties[place].cells.set(plans[plan], counts);
  duties[place].total += counts[0];
}

const all = (/** @type {number[] | undefined} */ places) => (places ?? []).map((place) => stated[place]);

/** @type {Edition[]} */
export const editions = raw.editions.map((/** @type {any} */ one) => ({
  older: plans[one.older], newer: plans[one.newer],
  rows: one.rows.map((/** @type {any} */ row) => ({ ...row, of: indicators[row.of], older: all(row.older), newer: all(row.newer) })),
}));

/** @type {Passage[]} */
export const passages = raw.shared.map((/** @type {any[]} */ [length, ...ends]) => ({ length, one: placeOf(ends.slice(0, 5)), other: placeOf(ends.slice(5)) }));

/** @param {any[]} row @returns {Place} */
function placeOf([plan, clause, start, end, quote]) {
  return { plan: plans[plan], clause, start, end, quote };
}

/** Whether the explorer beside this page knows a plan by that name: it is of the same build. @param {string | null} name */
export const planOf = (name) => plans.find((plan) => plan.name === name);
