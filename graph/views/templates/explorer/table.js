import { el, fill } from "./dom.js";
import { changed } from "./state.js";
import { t } from "./words.js";

/** Tables that one sorts by a click on their heads, and long ones that come in parts. */

/** @typedef {import("./dom.js").Child} Child */
/** @typedef {{ label: string, key?: (row: any) => string | number, class?: string }} Column what a column is called and sorted by */

const PART = 150;
const collator = new Intl.Collator("zh-CN", { numeric: true });

/**
 * Rows in the order that the address asks for (`sort=due`, `sort=-due`); those without a value stand last.
 * @template T
 * @param {T[]} rows
 * @param {Record<string, Column>} columns
 * @param {string} order
 * @returns {T[]}
 */
export function sorted(rows, columns, order) {
  const key = columns[order.replace("-", "")]?.key;
  if (!key) return rows;
  const sign = order.startsWith("-") ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  keyed.sort((one, other) => missing(one.key) - missing(other.key) || sign * compare(one.key, other.key));
  return keyed.map(({ row }) => row);
}

/** @param {string | number} key */
const missing = (key) => (key === "" ? 1 : 0);

/** Numbers by size, words as a Chinese reader orders them. @param {string | number} one @param {string | number} other */
export const compare = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other)));

/** The head of a table; a click sorts up, then down, then not at all. @param {Record<string, Column>} columns @param {string} order */
export function head(columns, order) {
  return el("thead", null, el("tr", null, Object.entries(columns).map(([name, column]) => {
    const down = order === `-${name}`;
    const state = order === name ? "ascending" : down ? "descending" : "none";
    const next = order === name ? `-${name}` : down ? null : name;
    return el("th", { scope: "col", class: column.class, "aria-sort": column.key ? state : null }, column.key ? el("a", { href: changed({ sort: next }) }, t(column.label)) : t(column.label));
  })));
}

/**
 * A table whose further rows come when asked for.
 * @param {Element} top
 * @param {Element[] | (() => Element)[]} rows elements, or what makes them
 * @param {string} [name] class of the table
 * @param {number} [first] how many stand there at first
 */
export function table(top, rows, name = "rows", first = PART) {
  const body = el("tbody", null);
  const more = el("p", { class: "more-line" });
  const add = (/** @type {number} */ size) => {
    const from = body.children.length;
    fill(body, rows.slice(from, from + size).map((row) => (typeof row === "function" ? row() : row)));
    const left = rows.length - body.children.length;
    more.replaceChildren(...(left ? [el("button", { type: "button", "data-more": "", onclick: () => add(PART) }, t("showMore", Math.min(PART, left)))] : []));
  };
  add(first);
  return el("div", null, el("table", { class: name }, top, body), more);
}
