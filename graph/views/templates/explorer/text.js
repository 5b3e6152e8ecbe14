import { kindOf } from "./data.js";
import { el, fill } from "./dom.js";
import { factAddress } from "./pieces.js";
import { linesOf, pageOf, slice } from "./texts.js";
import { t } from "./words.js";

/** The source text (原文) with its facts highlighted: paragraphs, clause headings and tables. */

/** @typedef {import("./data.js").Plan} Plan */
/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./texts.js").Text} Text */
/** @typedef {import("./data.js").Clause} Clause */
/** @typedef {{ start: number, end: number }} Hit */

const LONGEST_TITLE = 80;

/**
 * The whole text.
 * @param {Plan} plan
 * @param {Text} text
 * @param {Fact[]} marked facts to highlight, sorted by where they start
 * @param {Hit | null} hit a stretch that a search found
 */
export function textView(plan, text, marked, hit) {
  const body = el("div", { class: "text" });
  const front = el("details", { class: "front" }, el("summary", null, t("pageHeader")));
  const draw = { plan, text, marked, hit };
  const blocks = blocksOf(plan, text);
  fill(front, drawn(draw, blocks.filter(([, end]) => end <= plan.body)));
  fill(body, drawn(draw, blocks.filter(([, end]) => end > plan.body)));
  const inFront = marked.some((fact) => fact.end <= plan.body) || (hit !== null && hit.end <= plan.body);
  if (inFront) front.setAttribute("open", "");
  if (front.children.length > 1) body.prepend(front);
  return body;
}

/**
 * The text of one clause, and the paragraphs elsewhere that hold facts of it: a list of units may stand far below.
 * @param {Plan} plan
 * @param {Text} text
 * @param {Clause} clause
 * @param {Fact[]} facts
 */
export function clauseView(plan, text, clause, facts) {
  const holds = (/** @type {number} */ from, /** @type {number} */ to) => facts.some(({ start }) => from <= start && start < to);
  const blocks = blocksOf(plan, text).filter(([start, end]) => (start >= clause.start && end <= clause.end) || holds(start, end));
  return el("div", { class: "text excerpt" }, drawn({ plan, text, marked: plan.facts, hit: null }, blocks));
}

/** Lines, cut where a clause begins inside one: documents without line breaks. @param {Plan} plan @param {Text} text @returns {[number, number][]} */
function blocksOf(plan, text) {
  const starts = [...new Set([plan.body, ...plan.clauses.map((clause) => clause.start)])].sort((one, other) => one - other);
  const blocks = /** @type {[number, number][]} */ ([]);
  let next = 0;
  for (const [start, end] of linesOf(text)) {
    let from = start;
    while (next < starts.length && starts[next] <= start) next += 1;
    while (next < starts.length && starts[next] < end) {
      blocks.push([from, starts[next]]);
      from = starts[next];
      next += 1;
    }
    blocks.push([from, end]);
  }
  return blocks.filter(([from, to]) => slice(text, from, to).trim());
}

/** @typedef {{ plan: Plan, text: Text, marked: Fact[], hit: Hit | null }} Draw */

/** Paragraphs and tables, with a line where a page begins. @param {Draw} draw @param {[number, number][]} blocks */
function drawn(draw, blocks) {
  const made = /** @type {HTMLElement[]} */ ([]);
  const done = new Set();
  let page = blocks.length ? pageOf(draw.text, blocks[0][0] - 1) : 0;
  for (const [start, end] of blocks) {
    const table = draw.text.tables.find((one) => one.start <= start && start < one.end);
    const now = pageOf(draw.text, start);
    if (now !== page) made.push(el("p", { class: "page-mark" }, t("pageNumber", now)));
    page = now;
    if (!table) made.push(paragraph(draw, start, end));
    else if (!done.has(table)) made.push(tableOf(draw, table), ...table.notes.map(([from, to]) => paragraph(draw, from, to)));
    if (table) done.add(table);
  }
  return made;
}

/** @param {Draw} draw @param {number} start @param {number} end */
function paragraph(draw, start, end) {
  const clause = draw.plan.clauses.find((one) => start <= one.start && one.start < end);
  const title = start === draw.plan.body && end - start <= LONGEST_TITLE;
  if (!clause) return el("p", { class: title ? "title" : null, "data-start": start }, segments(draw, start, end));
  const head = Math.min(Math.max(clause.body, clause.start), end);
  const depth = Math.min(clause.level, 4);
  const alone = !slice(draw.text, head, end).replace(/[。.；;：:\s]/g, "");
  return el("p", { class: `clause l${depth}${alone && clause.title ? " heading" : ""}`, "data-clause": clause.path, "data-start": Math.max(start, clause.start) }, segments(draw, start, clause.start), el("b", null, segments(draw, clause.start, head)), segments(draw, head, end));
}

/** @param {Draw} draw @param {import("./texts.js").Table} table */
function tableOf(draw, table) {
  const rows = table.rows.map((row, place) => {
    const made = el("tr", null);
    row.forEach(([start, end], column) => {
      if (column && row[column - 1][0] === start && row[column - 1][1] === end && end > start) return;
      const span = row.slice(column).findIndex(([from, to]) => from !== start || to !== end || end === start);
      made.append(el(place < table.heads ? "th" : "td", { "data-start": start, colspan: span > 1 ? span : span === -1 && row.length - column > 1 ? row.length - column : null }, segments(draw, start, end)));
    });
    return made;
  });
  return el("div", { class: "scroll" }, el("table", { class: "in-text" }, rows));
}

/**
 * The characters from start to end, cut where facts begin and end; the shortest fact colours a piece.
 * @param {Draw} draw
 * @param {number} start
 * @param {number} end
 */
function segments({ text, marked, hit }, start, end) {
  const here = marked.filter((fact) => fact.start < end && fact.end > start);
  const spans = hit && hit.start < end && hit.end > start ? [...here, hit] : here;
  const cuts = [...new Set([start, end, ...spans.flatMap((span) => [span.start, span.end])])].filter((cut) => cut >= start && cut <= end).sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, place) => {
    const to = cuts[place + 1];
    const words = slice(text, from, to);
    const found = hit && hit.start <= from && to <= hit.end;
    const over = here.filter((fact) => fact.start <= from && to <= fact.end).sort((one, other) => one.end - one.start - (other.end - other.start));
    if (!over.length) return found ? el("mark", { class: "hit" }, words) : words;
    return el("a", { class: `hl ${kindOf(over[0])} ${over[0].role ?? ""}${found ? " hit" : ""}`, href: factAddress(over[0]), "data-facts": over.map((fact) => fact.id).join(" "), tabindex: "-1" }, words);
  });
}
