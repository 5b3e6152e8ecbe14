import { ROLES, agencies } from "../data.js";
import { el } from "../dom.js";
import { agencyLink, bar, empty, rolesText } from "../pieces.js";
import { EVERY, link } from "../state.js";
import { head, sorted, table } from "../table.js";
import { register } from "../views.js";
import { t } from "../words.js";

/** Who owns what, all agencies (单位) in one table. */

/** @typedef {import("../data.js").Agency} Agency */
/** @typedef {import("../views.js").Selection} Selection */
/** @typedef {{ agency: Agency, counts: number[], targets: number }} Line */

/** @type {Record<string, import("../table.js").Column>} */
const COLUMNS = {
  agency: { label: "agency", key: ({ agency }) => agency.name },
  region: { label: "region", key: ({ agency }) => agency.region ?? "" },
  class: { label: "agencyClass", key: ({ agency }) => agency.classes.join("、") },
  lead: { label: "lead", key: ({ counts }) => counts[0], class: "n" },
  responsible: { label: "responsible", key: ({ counts }) => counts[1], class: "n" },
  support: { label: "support", key: ({ counts }) => counts[2], class: "n" },
  targets: { label: "targets", key: ({ targets }) => targets, class: "n" },
  split: { label: "split", class: "wide-only" },
};

register({ name: "agencies", title: "agencies", place: 30, filters: EVERY, draw: agencyList });

/** @param {URLSearchParams} params @param {Selection} shown */
function agencyList(params, shown) {
  const order = params.get("sort") ?? "";
  const lines = shown.agencies.map((agency) => ({
    agency, counts: ROLES.map((role) => agency.tasks[role].filter(shown.hasTask).length), targets: agency.targets.filter(shown.has).length,
  })).sort((one, other) => sum(other.counts) - sum(one.counts));
  const rows = sorted(lines, COLUMNS, order).map((line) => () => row(line));
  const body = rows.length ? table(head(COLUMNS, order), rows, "rows list") : empty(t(agencies.length ? "noRows" : "noAgencies"));
  return el("div", { class: "agencies" }, el("h1", null, t("agencies"), el("span", { class: "count" }, rows.length)), body);
}

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((all, one) => all + one, 0);

/** @param {Line} line */
function row({ agency, counts, targets }) {
  const number = (/** @type {number} */ count, /** @type {string} */ label, /** @type {string} */ href) => el("td", { class: "n", "data-label": t(label) }, count > 0 && el("a", { href }, count));
  return el("tr", null, el("th", { scope: "row" }, agencyLink(agency.index), agency.after.length > 0 && el("small", { class: "quiet" }, ` ${t("now")} ${agency.after.map(({ name }) => name).join("、")}`)), el("td", { "data-label": t("region") }, agency.region), el("td", { class: "quiet", "data-label": t("agencyClass") }, agency.classes.join("、")),
    counts.map((count, place) => number(count, ROLES[place], link("ledger", { agency: agency.id, role: ROLES[place], list: "own" }))), number(targets, "targets", link("indicators", { agency: agency.id })),
    el("td", { class: "wide-only", title: rolesText(counts) }, bar(counts)));
}
