import { agencies, grouped, indicators, kindOf, plans, quoteOf, titleOf } from "./data.js";
import { el, fill } from "./dom.js";
import { amountText, clauseText, sureText, timeText } from "./format.js";
import { plain } from "./plain.js";
import { link } from "./state.js";
import { valueText } from "./values.js";
import { t } from "./words.js";

/** Pieces that several views show: links to facts, agencies, tasks; headings; figures; bars. */

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Task} Task */
/** @typedef {import("./dom.js").Child} Child */

/** The address of a fact's characters. @param {Fact} fact */
export const factAddress = (fact) => link("source", { doc: plans[fact.plan].name, fact: fact.id });

/** A link to a fact's characters. @param {Fact} fact @param {...Child} words */
export const factLink = (fact, ...words) => el("a", { class: `fact ${kindOf(fact)}`, href: factAddress(fact), title: [clauseText(fact), sureText(fact) && `${t("confidence")} ${sureText(fact)}`].filter(Boolean).join("\n") }, ...words, byHand(fact));

/** The mark of what a person corrected or added. @param {Fact} fact */
export const byHand = (fact) => (fact.corrected || fact.rule?.startsWith("review.") ? el("span", { class: "by-hand", title: t("byHand") }, "✎") : null);

/** A target in one line: indicator, number, year. @param {Fact} fact */
export function targetLine(fact) {
  const due = fact.due ? el("span", { class: "when" }, fact.due) : null;
  return factLink(fact, el("span", { class: "what" }, fact.indicator), " ", el("b", { class: "num" }, valueText(fact)), due ? " " : null, due);
}

/** @param {Fact} fact */
export const incentiveLine = (fact) => factLink(fact, el("span", { class: "what" }, fact.condition), " ", el("b", { class: "num" }, amountText(fact)));

/**
 * Targets in lines, the numbers of one indicator beside each other: 1.2% 2023 · 1.32% 2024.
 * @param {Fact[]} facts
 */
export function targetLines(facts) {
  return [...grouped(facts, (fact) => fact.indicator)].map(([name, group]) => {
    if (group.length === 1) return targetLine(group[0]);
    return el("span", { class: "series-line" }, el("span", { class: "what" }, name), group.map((fact) => factLink(fact, " ", el("b", { class: "num" }, valueText(fact)), " ", el("span", { class: "when" }, fact.due))));
  });
}

/**
 * Times in lines, each time once; further places that name it follow as small numbers.
 * @param {Fact[]} facts
 */
export function deadlineLines(facts) {
  return [...grouped(facts, timeText)].map(([time, [first, ...rest]]) => el("span", null,
    factLink(first, el("b", { class: "num", title: quoteOf(first) }, time)), rest.map((fact, place) => factLink(fact, el("sup", null, place + 2)))));
}

/**
 * A list that shows its first lines and folds the rest away; lines that are functions are made when they are seen.
 * @param {(Node | (() => Node))[]} items
 * @param {number} [most]
 */
export function folded(items, most = 7) {
  const lines = (/** @type {(Node | (() => Node))[]} */ some) => some.map((item) => el("li", null, typeof item === "function" ? item() : item));
  const rest = items.length > most + 1 ? items.slice(most) : [];
  const hidden = el("ul", null);
  const seen = () => hidden.children.length || fill(hidden, lines(rest));
  return [el("ul", null, lines(items.slice(0, items.length - rest.length))), rest.length > 0 && el("details", { ontoggle: seen }, el("summary", null, t("andMore", rest.length)), hidden)];
}

/** Opens what is folded away, and makes it at once: a browser tells of it only later. @param {HTMLElement} within */
export function unfold(within) {
  for (const details of within.querySelectorAll("details")) {
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
  }
}

/** Words with those that one looks for marked, in any width or case. @param {string} words @param {string} query @returns {Child[]} */
export function marked(words, query) {
  const wanted = plain(query).trim();
  const place = wanted ? plain(words).indexOf(wanted) : -1;
  if (place < 0) return [words];
  return [words.slice(0, place), el("mark", null, words.slice(place, place + wanted.length)), words.slice(place + wanted.length)];
}

/** A unit as the plan writes it, leading to its page. @param {Fact} fact */
export function unitLink(fact) {
  const words = quoteOf(fact);
  return fact.agency === undefined ? factLink(fact, words) : el("a", { class: "unit", href: link("agency", { id: agencies[fact.agency].id }), title: agencies[fact.agency].name }, words);
}

/** @param {number} place @param {...Child} more */
export const agencyLink = (place, ...more) => el("a", { href: link("agency", { id: agencies[place].id }) }, agencies[place].name, ...more);

/** @param {number} place */
export const indicatorLink = (place) => el("a", { href: link("indicator", { id: indicators[place].id }) }, indicators[place].name);

/** A task's name, leading to its page. @param {Task} task */
export const taskLink = (task) => el("a", { class: "task", href: link("task", { id: task.id }) }, titleOf(task));

/** The address of a task's clause in the source. @param {Task} task */
export const taskAddress = ({ plan, clause }) => link("source", { doc: plan.name, clause: clause.path });

/** A task's clause, leading to the source. @param {Task} task */
export const taskPlace = (task) => el("a", { class: "path", href: taskAddress(task), title: t("openSource") }, task.clause.path);

/** What a task rests on: plan and clause, leading to the source. @param {Task} task */
export const taskSource = (task) => el("a", { class: "basis", href: taskAddress(task) }, task.plan.title, el("small", null, task.clause.path));

/** The way from a page to what lies around it in the graph. @param {string} id of its node */
export const graphLink = (id) => el("a", { class: "button", href: link("graph", { id }) }, t("seeGraph"));

/** A titled part of a view. @param {string} title @param {Child} count @param {...(Child | Child[])} content */
export function section(title, count, ...content) {
  return el("section", null, el("h2", null, title, count === null || count === undefined ? null : el("span", { class: "count" }, count)), ...content);
}

/** What a view says when it has nothing to show. @param {string} words @param {...Child} more */
export const empty = (words, ...more) => el("p", { class: "empty" }, words, ...more);

/** A field with options. @param {string} name @param {string} label @param {[string, string][]} options @param {string} chosen @param {(value: string) => void} pick */
export function choice(name, label, options, chosen, pick) {
  const made = options.map(([value, words]) => el("option", { value, selected: value === chosen ? "" : null }, words));
  return el("label", { class: "field" }, el("span", null, label), el("select", { name, onchange: (/** @type {Event} */ event) => pick(/** @type {HTMLSelectElement} */ (event.target).value) }, made));
}

/**
 * A field to type in that tells every change, but not the letters of an input method before they are a word.
 * @param {string} label
 * @param {string} value
 * @param {(value: string) => void} tell
 * @param {string} [name]
 */
export function typed(label, value, tell, name = "q") {
  const heard = (/** @type {Event} */ event) => {
    if (!(event instanceof InputEvent && event.isComposing)) tell(/** @type {HTMLInputElement} */ (event.target).value);
  };
  return el("input", { type: "search", name, value, autocomplete: "off", placeholder: label, "aria-label": label, oninput: heard, oncompositionend: heard });
}

/** Shares of lead, responsible and support as a thin bar. @param {number[]} counts */
export function bar(counts) {
  const classes = ["lead", "responsible", "support"];
  const made = el("span", { class: "bar", "aria-hidden": "true" });
  counts.forEach((count, place) => {
    const part = el("i", { class: classes[place] });
    part.style.flexGrow = String(count);
    if (count) made.append(part);
  });
  return made;
}

/** The words for the three roles with counts, as a tooltip. @param {number[]} counts */
export const rolesText = (counts) => ["lead", "responsible", "support"].map((role, place) => `${t(role)} ${counts[place]}`).join(" · ");
