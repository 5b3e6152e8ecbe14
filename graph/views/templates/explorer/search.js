import { agencies, indicators, plans, tasks, titleOf } from "./data.js";
import { isLetters, readerOf } from "./pinyin.js";
import { plain } from "./plain.js";
import { textOf } from "./texts.js";
import { english, t } from "./words.js";

/** Finding agencies, tasks, indicators, plans and text at once: by name, other names, reading, in any width. */

/**
 * @typedef {"agencies" | "tasks" | "indicators" | "plans" | "text"} Kind
 * @typedef {{ kind: Kind, name: string, note: string, view: string, values: Record<string, string>, thing: object, rank: number }} Hit
 */

/** The kinds in the order in which they are shown. */
export const KINDS = /** @type {Kind[]} */ (["agencies", "indicators", "tasks", "plans", "text"]);
const AROUND = 16;
/** What is found by its reading alone, or by what it was called before or is now, stands behind what is found by its own words. */
const BEHIND = 1000;

/** @type {{ hit: Omit<Hit, "rank">, names: string[], kin: string[] }[]} */
let entries = [];
/** The texts of the plans that are open, as they are and as they are compared. @type {Map<import("./data.js").Plan, { text: string, plain: string }>} */
const texts = new Map();

/** The language of the entries' notes. @type {boolean | undefined} */
let indexed;

/** Puts together what names are compared with; done before one types, so that the first letter is answered as fast as the others. */
export function prepare() {
  if (indexed === english()) return;
  indexed = english();
  const tightened = (/** @type {string} */ name) => plain(name).replace(/\s+/g, "");
  const entry = (/** @type {Omit<Hit, "rank">} */ hit, /** @type {string[]} */ ...names) => ({ hit, names: names.map(tightened), kin: /** @type {string[]} */ ([]) });
  entries = [
    ...agencies.map((one) => ({ ...entry({ kind: "agencies", name: one.name, note: noteOf(one), view: "agency", values: { id: one.id }, thing: one }, one.name, ...one.aliases), kin: [...one.before, ...one.after].map(({ name }) => tightened(name)) })),
    ...indicators.map((one) => entry({ kind: "indicators", name: one.name, note: t("numbers", one.targets.length), view: "indicator", values: { id: one.id }, thing: one }, one.name, ...one.aliases)),
    ...tasks.map((one) => entry({ kind: "tasks", name: titleOf(one), note: `${one.plan.title} ${one.clause.path}`, view: "task", values: { id: one.id }, thing: one }, titleOf(one))),
    ...plans.map((one) => entry({ kind: "plans", name: one.title, note: one.number ?? "", view: "source", values: { doc: one.name }, thing: one }, one.title, one.number ?? "")),
  ];
}

/** Where an agency is, and what it was called before a reform or is now. @param {import("./data.js").Agency} agency */
function noteOf({ region, before, after }) {
  const named = (/** @type {string} */ key, /** @type {import("./data.js").Agency[]} */ some) => (some.length ? `${t(key)} ${some.map(({ name }) => name).join("、")}` : "");
  return [region, named("formerly", before), named("now", after)].filter(Boolean).join(" · ");
}

/** Whether `find` looks into all texts. */
export const textsOpen = () => texts.size === plans.length;

/** Opens all texts one after the other, so that what is typed meanwhile is answered. */
export async function openTexts() {
  for (const plan of plans) await openText(plan);
}

/** @param {import("./data.js").Plan} plan */
async function openText(plan) {
  if (texts.has(plan)) return;
  const { text } = await textOf(plan);
  texts.set(plan, { text, plain: plain(text) });
}

/** What opens the texts, one for each. */
export const TEXTS = plans.map((plan) => () => openText(plan));

/**
 * All that matches, best first within its kind; places in the text are found up to `limit`, all are counted.
 * @param {string} query
 * @param {number} limit
 * @param {(kind: Kind, thing: object) => boolean} [wanted] whether something is looked for at all
 * @returns {{ hits: Hit[], counts: Record<string, number> }}
 */
export function find(query, limit, wanted = () => true) {
  prepare();
  const words = plain(query).trim();
  const tight = words.replace(/\s+/g, "");
  if (!tight) return { hits: [], counts: {} };
  const read = isLetters(tight) ? readerOf(tight) : () => -1;
  const named = entries.flatMap(({ hit, names, kin }) => {
    const rank = rankOf(tight, names, read) ?? first(kin, (name) => name.indexOf(tight), BEHIND);
    return rank !== undefined && wanted(hit.kind, hit.thing) ? [{ ...hit, rank }] : [];
  });
  named.sort((one, other) => one.rank - other.rank || one.name.length - other.name.length);
  const { hits, count } = findText(words, limit, wanted);
  const counts = /** @type {Record<string, number>} */ ({ text: count });
  for (const one of named) counts[one.kind] = (counts[one.kind] ?? 0) + 1;
  return { hits: [...named, ...hits], counts };
}

/** How well names match: the whole name first, then the earlier the better; undefined where none does. @param {string} tight @param {string[]} names @param {(name: string) => number} read where a name is read as the letters */
function rankOf(tight, names, read) {
  if (names.includes(tight)) return -1;
  return first(names, (name) => name.indexOf(tight)) ?? first(names, read, BEHIND);
}

/** The least place in any of the names; undefined where it is in none. @param {string[]} names @param {(name: string) => number} placeIn @param {number} [behind] */
function first(names, placeIn, behind = 0) {
  let least = Infinity;
  for (const name of names) {
    const place = placeIn(name);
    if (place >= 0 && place < least) least = place;
  }
  return least < Infinity ? least + behind : undefined;
}

/** @param {string} words @param {number} limit @param {(kind: Kind, thing: object) => boolean} wanted */
function findText(words, limit, wanted) {
  const hits = /** @type {Hit[]} */ ([]);
  let count = 0;
  for (const plan of plans) {
    const { text, plain: compared } = texts.get(plan) ?? { text: "", plain: "" };
    if (!wanted("text", plan)) continue;
    for (let at = compared.indexOf(words); at >= 0; at = compared.indexOf(words, at + words.length)) {
      count += 1;
      if (hits.length < limit) hits.push(textHit(plan, text, at, words.length));
    }
  }
  return { hits, count };
}

/** @param {import("./data.js").Plan} plan @param {string} text @param {number} at @param {number} size @returns {Hit} */
function textHit(plan, text, at, size) {
  const line = text.slice(Math.max(0, at - AROUND), at + size + AROUND).replace(/\s+/g, " ");
  const start = Array.from(text.slice(0, at)).length;
  const end = start + Array.from(text.slice(at, at + size)).length;
  return { kind: "text", name: `…${line}…`, note: plan.title, view: "source", values: { doc: plan.name, at: `${start}-${end}` }, thing: plan, rank: 0 };
}
