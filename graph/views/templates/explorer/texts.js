import { part } from "./parts.js";

/** The texts of the plans, each opened when a reader asks for it. */

/**
 * @typedef {import("./data.js").Plan} Plan
 * @typedef {{ start: number, end: number, heads: number, rows: [number, number][][], notes: [number, number][] }} Table
 * @typedef {{ text: string, characters: string[] | null, tables: Table[], pages: [number, number][] }} Text
 */

/** @type {Map<Plan, Promise<Text>>} */
const opened = new Map();

/** @param {Plan} plan @returns {Promise<Text>} */
export function textOf(plan) {
  const known = opened.get(plan) ?? part(`text-${plan.index}`).then(asText);
  opened.set(plan, known);
  return known;
}

/** @param {Omit<Text, "characters">} raw @returns {Text} */
const asText = (raw) => ({ ...raw, characters: /[\ud800-\udfff]/.test(raw.text) ? Array.from(raw.text) : null });

/**
 * The text between two offsets, which count code points.
 * @param {Text} text
 * @param {number} start
 * @param {number} end
 */
export const slice = ({ text, characters }, start, end) => (characters ? characters.slice(start, end).join("") : text.slice(start, end));

/** The 1-based page of an offset; 0 for files without pages. @param {Text} text @param {number} offset */
export const pageOf = ({ pages }, offset) => pages.filter(([start]) => start <= offset).at(-1)?.[1] ?? 0;

/** In which third of its page an offset stands, by the characters before and behind it: 0 above, 2 below; undefined for files without pages. @param {Text} text @param {number} offset */
export function thirdOf({ text, characters, pages }, offset) {
  const at = pages.filter(([start]) => start <= offset).length;
  if (!at) return undefined;
  const [start, end] = [pages[at - 1][0], pages[at]?.[0] ?? (characters ?? text).length];
  return Math.min(2, Math.floor((3 * (offset - start)) / (end - start)));
}

/** The lines of a text as offsets, without their line feeds. @param {Text} text @returns {[number, number][]} */
export function linesOf({ text, characters }) {
  const all = characters ?? text;
  const found = /** @type {[number, number][]} */ ([]);
  let start = 0;
  for (let at = 0; at <= all.length; at += 1) {
    if (at === all.length || all[at] === "\n") {
      if (at > start) found.push([start, at]);
      start = at + 1;
    }
  }
  return found;
}
