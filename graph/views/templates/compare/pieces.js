import { el } from "./dom.js";
import { source } from "./format.js";
import { valueText } from "./values.js";
import { t } from "./words.js";

/** Pieces that several views show: figures with their quote, tasks, headings. */

const CHUNK = 80;

/** @typedef {import("./data.js").Stated} Stated */
/** @typedef {import("./dom.js").Child} Child */

/** What a plan says of an indicator, leading to its characters; the quote stands below. @param {Stated} one @param {...Child} more */
export function figure(one, ...more) {
  const href = source(one.plan, { fact: one.id });
  return el("div", { class: "said" },
    el("a", { class: `fact ${one.past ? "actual" : "target"}`, href, title: one.quote }, one.past && el("span", { class: "role" }, t("reported")), el("b", { class: "num" }, valueText(one)), one.due && el("span", { class: "when" }, ` ${one.due}`)),
    !!one.again && el("small", { class: "quiet again" }, ` ${t("again", one.again)}`), ...more,
    el("q", { title: one.quote }, one.quote));
}

/** A task's name, leading to its clause. @param {import("./data.js").Task} task */
export const taskLink = (task) => el("span", null, el("a", { class: "task", href: source(task.plan, { clause: task.path }) }, task.title), el("span", { class: "path" }, task.path));

/** A titled part of a view. @param {string} title @param {Child} count @param {...(Child | Child[])} content */
export function section(title, count, ...content) {
  return el("section", null, el("h2", null, title, count === null || count === undefined ? null : el("span", { class: "count" }, count)), ...content);
}

/** @param {string} words @param {...Child} more */
export const empty = (words, ...more) => el("p", { class: "empty" }, words, ...more);

/** A field with options. @param {string} name @param {string} label @param {[string, string][]} options @param {string} value @param {(value: string) => void} pick */
export function choice(name, label, options, value, pick) {
  const made = options.map(([key, words]) => el("option", { value: key, selected: key === value ? "" : null }, words));
  return el("label", { class: "field" }, el("span", null, label), el("select", { name, onchange: (/** @type {Event} */ event) => pick(/** @type {HTMLSelectElement} */ (event.target).value) }, made));
}

/**
 * A table whose rows are made as they are wanted: the first, and a button for more.
 * @template T
 * @param {string} kind
 * @param {Child[]} heads
 * @param {T[]} items
 * @param {(item: T) => Node} row
 */
export function rows(kind, heads, items, row) {
  const body = el("tbody", null);
  const more = el("p", { class: "more-line" });
  let shown = 0;
  const grow = () => {
    body.append(...items.slice(shown, shown + CHUNK).map(row));
    shown = Math.min(items.length, shown + CHUNK);
    more.replaceChildren(...(shown < items.length ? [el("button", { type: "button", "data-more": "", onclick: grow }, t("showMore", Math.min(CHUNK, items.length - shown)))] : []));
  };
  grow();
  return el("div", null, el("table", { class: `rows ${kind}` }, el("thead", null, el("tr", null, heads.map((words) => el("th", { scope: "col" }, words)))), body), more);
}


