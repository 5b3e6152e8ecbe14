import { agencies, indicators, plans, tasks, titleOf } from "./data.js";
import { plain } from "./plain.js";
import { allTexts } from "./texts.js";

/** Finding agencies, tasks, indicators, plans and text at once. */

/**
 * @typedef {"agencies" | "tasks" | "indicators" | "plans" | "text"} Kind
 * @typedef {{ kind: Kind, name: string, note: string, view: string, values: Record<string, string>, rank: number }} Hit
 */

const AROUND = 16;

/** @type {{ hit: Omit<Hit, "rank">, names: string[] }[]} */
let entries = [];
/** The texts of the plans, as they are and as they are compared; empty until they are opened. @type {{ text: string, plain: string }[]} */
let texts = [];

function index() {
  const names = (/** @type {string[]} */ ...all) => all.map((name) => plain(name).replace(/\s+/g, ""));
  entries = [
    ...agencies.map((one) => ({ hit: hit("agencies", one.name, one.region ?? "", "agency", { id: one.id }), names: names(one.name, ...one.aliases) })),
    ...indicators.map((one) => ({ hit: hit("indicators", one.name, `${one.targets.length}`, "indicator", { id: one.id }), names: names(one.name, ...one.aliases) })),
    ...tasks.map((one) => ({
      hit: hit("tasks", titleOf(one), `${one.plan.title} ${one.clause.path}`, "source", { doc: one.plan.name, clause: one.clause.path }), names: names(titleOf(one)),
    })),
    ...plans.map((one) => ({ hit: hit("plans", one.title, one.number ?? "", "source", { doc: one.name }), names: names(one.title, one.number ?? "") })),
  ];
}

/** Opens all texts, so that `find` looks into them too. */
export async function openTexts() {
  if (!texts.length) texts = (await allTexts()).map(({ text }) => ({ text, plain: plain(text) }));
}

/** @param {Kind} kind @param {string} name @param {string} note @param {string} view @param {Record<string, string>} values */
const hit = (kind, name, note, view, values) => ({ kind, name, note, view, values });

/**
 * All that matches, best first within its kind; places in the text are found up to `limit`, all are counted.
 * @param {string} query
 * @param {number} limit
 * @returns {{ hits: Hit[], counts: Record<string, number> }}
 */
export function find(query, limit) {
  if (!entries.length) index();
  const wanted = plain(query).trim();
  const tight = wanted.replace(/\s+/g, "");
  if (!tight) return { hits: [], counts: {} };
  const named = entries.flatMap(({ hit: one, names }) => {
    const places = names.map((name) => name.indexOf(tight)).filter((place) => place >= 0);
    const whole = names.includes(tight);
    return places.length ? [{ ...one, rank: whole ? -1 : Math.min(...places) }] : [];
  });
  named.sort((one, other) => one.rank - other.rank || one.name.length - other.name.length);
  const { hits, count } = findText(wanted, limit);
  const counts = /** @type {Record<string, number>} */ ({ text: count });
  for (const one of named) counts[one.kind] = (counts[one.kind] ?? 0) + 1;
  return { hits: [...named, ...hits], counts };
}

/** @param {string} wanted @param {number} limit */
function findText(wanted, limit) {
  /** @type {Hit[]} */
  const hits = [];
  let count = 0;
  texts.forEach(({ text, plain: compared }, place) => {
    for (let at = compared.indexOf(wanted); at >= 0; at = compared.indexOf(wanted, at + wanted.length)) {
      count += 1;
      if (hits.length < limit) hits.push(textHit(plans[place], text, at, wanted.length));
    }
  });
  return { hits, count };
}

/** @param {import("./data.js").Plan} plan @param {string} text @param {number} at @param {number} size @returns {Hit} */
function textHit(plan, text, at, size) {
  const line = text.slice(Math.max(0, at - AROUND), at + size + AROUND).replace(/\s+/g, " ");
  const start = Array.from(text.slice(0, at)).length;
  const end = start + Array.from(text.slice(at, at + size)).length;
  return { ...hit("text", `…${line}…`, plan.title, "source", { doc: plan.name, at: `${start}-${end}` }), rank: 0 };
}
