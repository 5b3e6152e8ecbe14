import { agencies, indicators, plans, tasks, titleOf } from "./data.js";
import { isLetters, placeOf } from "./pinyin.js";
import { plain } from "./plain.js";
import { allTexts } from "./texts.js";
import { english, t } from "./words.js";

/** Finding agencies, tasks, indicators, plans and text at once: by name, other names, reading, in any width. */

/**
 * @typedef {"agencies" | "tasks" | "indicators" | "plans" | "text"} Kind
 * @typedef {{ kind: Kind, name: string, note: string, view: string, values: Record<string, string>, thing: object, rank: number }} Hit
 */

/** The kinds in the order in which they are shown. */
export const KINDS = /** @type {Kind[]} */ (["agencies", "indicators", "tasks", "plans", "text"]);
const AROUND = 16;
/** What is found by its reading alone stands behind what is found by its words. */
const BEHIND = 1000;

/** @type {{ hit: Omit<Hit, "rank">, names: string[] }[]} */
let entries = [];
/** The texts of the plans, as they are and as they are compared; empty until they are opened. @type {{ text: string, plain: string }[]} */
let texts = [];

/** The language of the entries' notes. @type {boolean | undefined} */
let indexed;

/** Puts together what names are compared with; done before one types, so that the first letter is answered as fast as the others. */
export function prepare() {
  if (indexed === english()) return;
  indexed = english();
  const entry = (/** @type {Omit<Hit, "rank">} */ hit, /** @type {string[]} */ ...names) => ({ hit, names: names.map((name) => plain(name).replace(/\s+/g, "")) });
  entries = [
    ...agencies.map((one) => entry({ kind: "agencies", name: one.name, note: one.region ?? "", view: "agency", values: { id: one.id }, thing: one }, one.name, ...one.aliases)),
    ...indicators.map((one) => entry({ kind: "indicators", name: one.name, note: t("numbers", one.targets.length), view: "indicator", values: { id: one.id }, thing: one }, one.name, ...one.aliases)),
    ...tasks.map((one) => entry({ kind: "tasks", name: titleOf(one), note: `${one.plan.title} ${one.clause.path}`, view: "task", values: { id: one.id }, thing: one }, titleOf(one))),
    ...plans.map((one) => entry({ kind: "plans", name: one.title, note: one.number ?? "", view: "source", values: { doc: one.name }, thing: one }, one.title, one.number ?? "")),
  ];
}

/** Opens all texts, so that `find` looks into them too. */
export async function openTexts() {
  if (!texts.length) texts = (await allTexts()).map(({ text }) => ({ text, plain: plain(text) }));
}

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
  const named = entries.flatMap(({ hit, names }) => {
    const rank = rankOf(tight, names);
    return rank !== undefined && wanted(hit.kind, hit.thing) ? [{ ...hit, rank }] : [];
  });
  named.sort((one, other) => one.rank - other.rank || one.name.length - other.name.length);
  const { hits, count } = findText(words, limit, wanted);
  const counts = /** @type {Record<string, number>} */ ({ text: count });
  for (const one of named) counts[one.kind] = (counts[one.kind] ?? 0) + 1;
  return { hits: [...named, ...hits], counts };
}

/** How well names match: the whole name first, then the earlier the better; undefined where none does. @param {string} tight @param {string[]} names */
function rankOf(tight, names) {
  if (names.includes(tight)) return -1;
  const places = names.map((name) => name.indexOf(tight)).filter((place) => place >= 0);
  if (places.length) return Math.min(...places);
  const read = isLetters(tight) ? names.map((name) => placeOf(tight, name)).filter((place) => place >= 0) : [];
  return read.length ? BEHIND + Math.min(...read) : undefined;
}

/** @param {string} words @param {number} limit @param {(kind: Kind, thing: object) => boolean} wanted */
function findText(words, limit, wanted) {
  const hits = /** @type {Hit[]} */ ([]);
  let count = 0;
  texts.forEach(({ text, plain: compared }, place) => {
    if (!wanted("text", plans[place])) return;
    for (let at = compared.indexOf(words); at >= 0; at = compared.indexOf(words, at + words.length)) {
      count += 1;
      if (hits.length < limit) hits.push(textHit(plans[place], text, at, words.length));
    }
  });
  return { hits, count };
}

/** @param {import("./data.js").Plan} plan @param {string} text @param {number} at @param {number} size @returns {Hit} */
function textHit(plan, text, at, size) {
  const line = text.slice(Math.max(0, at - AROUND), at + size + AROUND).replace(/\s+/g, " ");
  const start = Array.from(text.slice(0, at)).length;
  const end = start + Array.from(text.slice(at, at + size)).length;
  return { kind: "text", name: `…${line}…`, note: plan.title, view: "source", values: { doc: plan.name, at: `${start}-${end}` }, thing: plan, rank: 0 };
}
