import { conflicts, failures, plans, quoteOf } from "../data.js";
import { el } from "../dom.js";
import { clauseText, valueText } from "../format.js";
import { empty, factLink, section, taskLink, taskPlace } from "../pieces.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** What a person should judge: contradictions, tasks without owner, numbers that no rule read, unread files. */

/** @typedef {import("../data.js").Fact} Fact */
/** @typedef {import("../data.js").Plan} Plan */

register({ name: "review", title: "review", place: 90, filters: ["plan", "region", "level"], draw: review });

/** @param {URLSearchParams} _params @param {import("../views.js").Selection} shown */
function review(_params, shown) {
  const unread = shown.facts.filter((fact) => fact.kind === "unread");
  const open = shown.tasks.filter((task) => !task.units.length);
  return el("div", { class: "review" }, el("h1", null, t("review")),
    contradictions(conflicts.filter((one) => shown.plans.includes(one.plan))),
    section(t("unread"), unread.length, unread.length ? el("ul", { class: "lines" }, unread.map(unreadLine)) : empty(t("noneFound"))),
    section(t("unowned"), open.length, open.length ? byPlan(open) : empty(t("noneFound"))),
    failures.length > 0 && section(t("failures"), failures.length, el("ul", { class: "lines" }, failures.map((one) => el("li", null, el("code", null, one.path), ` ${one.reason}`)))));
}

/** @param {import("../data.js").Conflict[]} found */
function contradictions(found) {
  const side = (/** @type {import("../data.js").Conflict} */ one, /** @type {number} */ place) => {
    const fact = one.facts[place];
    return el("td", { "data-label": one.clauses[place] }, fact ? factLink(fact, el("b", { class: "num" }, valueText(fact)), " ", quoteOf(fact)) : one.values[place], fact && el("small", { class: "quiet" }, ` ${clauseText(fact)}`));
  };
  const rows = found.map((one) => el("tr", null, el("th", { scope: "row" }, one.indicator, el("small", null, `${one.due} · ${one.plan.title}`)), side(one, 0), side(one, 1)));
  return section(t("conflicts"), found.length, found.length ? el("table", { class: "rows" }, el("tbody", null, rows)) : empty(t("noneFound")));
}

/** A number with the words around it. @param {Fact} fact */
function unreadLine(fact) {
  const context = fact.context ?? "";
  const place = context.lastIndexOf(fact.quote, Math.floor((context.length - fact.quote.length) / 2));
  const [before, after] = [context.slice(0, place), context.slice(place + fact.quote.length)];
  return el("li", null, el("span", { class: "context" }, before, factLink(fact, quoteOf(fact)), after), el("span", { class: "path" }, plans[fact.plan].title));
}

/** @param {import("../data.js").Task[]} open */
function byPlan(open) {
  return plans.filter((plan) => open.some((task) => task.plan === plan)).map((plan) => el("details", null, el("summary", null, plan.title, el("span", { class: "count" }, open.filter((task) => task.plan === plan).length)),
    el("ul", { class: "lines" }, open.filter((task) => task.plan === plan).map((task) => el("li", null, taskLink(task), taskPlace(task))))));
}
