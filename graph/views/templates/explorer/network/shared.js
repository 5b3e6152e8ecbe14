import { agencies, plans } from "../data.js";

/** Counts over many tasks at once: which agencies share tasks, and which class of agency does what in which place. */

/**
 * @typedef {import("../data.js").Task} Task
 * @typedef {import("../data.js").Agency} Agency
 * @typedef {import("../selection.js").Selection} Selection
 * @typedef {{ one: Agency, other: Agency, tasks: Task[] }} Pair two agencies and the tasks whose own list names both
 * @typedef {{ region: string, name: string, counts: number[] }} Cell a place, a class of agency, duties by role
 */

const ROLES = ["lead", "responsible", "support"];

/** The pairs of agencies that share tasks, most first. @param {Selection} shown @returns {Pair[]} */
export function pairs(shown) {
  const found = /** @type {Map<string, Pair>} */ (new Map());
  for (const task of shown.tasks) {
    if (task.by) continue;
    const places = /** @type {number[]} */ ([...new Set(task.units.map((unit) => unit.agency))].filter((place) => place !== undefined)).sort((one, other) => one - other);
    places.forEach((one, at) => places.slice(at + 1).forEach((other) => {
      const key = `${one}-${other}`;
      const pair = found.get(key) ?? { one: agencies[one], other: agencies[other], tasks: [] };
      pair.tasks.push(task);
      found.set(key, pair);
    }));
  }
  const { agency } = shown.chosen;
  const wanted = agency ? [...found.values()].filter(({ one, other }) => agency.includes(one.id) || agency.includes(other.id)) : [...found.values()];
  return wanted.sort((one, other) => other.tasks.length - one.tasks.length);
}

/** Duties by region and class of agency, most first; a unit of two classes counts in both. @param {Selection} shown @returns {Cell[]} */
export function cells(shown) {
  const found = /** @type {Map<string, Cell>} */ (new Map());
  for (const task of shown.tasks) {
    for (const unit of task.by ? [] : task.units) {
      const classes = unit.agency === undefined ? [] : agencies[unit.agency].classes;
      for (const name of classes.length ? classes : [""]) count(found, plans[unit.plan].region ?? "", name, ROLES.indexOf(unit.role ?? ""));
    }
  }
  return [...found.values()].sort((one, other) => sum(other.counts) - sum(one.counts));
}

/** @param {Map<string, Cell>} found @param {string} region @param {string} name @param {number} role */
function count(found, region, name, role) {
  const cell = found.get(`${region}\n${name}`) ?? { region, name, counts: [0, 0, 0] };
  cell.counts[role] += 1;
  found.set(`${region}\n${name}`, cell);
}

/** @param {number[]} counts */
export const sum = (counts) => counts.reduce((all, one) => all + one, 0);
