import { indicators, plans } from "./data.js";
import { chosen } from "./chooser.js";
import { download, el } from "./dom.js";
import { amountText, plain, source } from "./format.js";
import { choice, empty, figure, rows } from "./pieces.js";
import { changed, go } from "./state.js";
import { csv, valueText } from "./values.js";
import { t } from "./words.js";

/** Indicators by plan: what each states, from where, how fast, and how far from the first plan. */

/** @typedef {import("./data.js").Indicator} Indicator */
/** @typedef {import("./data.js").Stated} Stated */
/** @typedef {import("./data.js").Plan} Plan */

const OTHER = "-";

/** @param {URLSearchParams} params */
export function indicatorView(params) {
  const some = chosen();
  const only = params.get("only") ?? (some.length > 1 ? "shared" : "all");
  const found = indicators.filter((one) => some.some((plan) => one.cells.has(plan)) && fits(one, some, only) && matches(one, params));
  const spread = (/** @type {Indicator} */ one) => some.filter((plan) => one.cells.has(plan)).length;
  found.sort((one, other) => spread(other) - spread(one) || one.index - other.index);
  const heads = [t("indicator"), ...some.map((plan) => el("span", null, plan.title, plan.year && el("small", { class: "quiet" }, ` ${plan.year}`)))];
  const save = el("button", { type: "button", onclick: () => download("指标对比.csv", csv(exported(found, some)), "text/csv;charset=utf-8") }, t("exportCsv"));
  return el("div", null, filters(params, only), el("div", { class: "bar-line" }, el("p", { class: "shown", role: "status" }, t("shownOf", found.length)), save),
    found.length ? rows("side", heads, found, (one) => row(one, some)) : empty(t("nothing")));
}

/** @param {Indicator} one @param {Plan[]} some @param {string} only */
function fits(one, some, only) {
  const having = some.filter((plan) => one.cells.has(plan));
  if (only === "shared") return having.length > 1;
  if (only === "missing") return having.length < some.length;
  if (only === "apart") return some.slice(1).some((plan) => apart(one.cells.get(some[0]) ?? [], one.cells.get(plan) ?? []));
  return true;
}

/** @param {Stated[]} first @param {Stated[]} cell */
const apart = (first, cell) => cell.some((one) => { const gap = gapTo(first, cell, one); return gap !== null && gap.sameYear && gap.value !== 0; });

/** @param {Indicator} one @param {URLSearchParams} params */
function matches(one, params) {
  const area = params.get("area");
  if (area && (one.area ?? OTHER) !== area) return false;
  return plain(params.get("q") ?? "").split(/\s+/).every((word) => plain(one.name).includes(word));
}

/** @param {URLSearchParams} params @param {string} only */
function filters(params, only) {
  const areas = [...new Set(indicators.map((one) => one.area ?? OTHER))];
  const set = (/** @type {string} */ name) => (/** @type {string} */ value) => go(changed({ [name]: value }), true);
  const shows = /** @type {[string, string][]} */ (["shared", "all", "missing", "apart"].map((key) => [key, t(`only${key.charAt(0).toUpperCase()}${key.slice(1)}`)]));
  const heard = (/** @type {Event} */ event) => { if (!(event instanceof InputEvent && event.isComposing)) set("q")(/** @type {HTMLInputElement} */ (event.target).value); };
  return el("form", { class: "filters", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    plans.length > 1 && choice("only", t("only"), shows, only, set("only")),
    choice("area", t("area"), [["", t("allAreas")], ...areas.map((area) => /** @type {[string, string]} */ ([area, area === OTHER ? t("otherArea") : area]))], params.get("area") ?? "", set("area")),
    el("label", { class: "field wide" }, el("span", null, t("filter")), el("input", { type: "search", name: "q", value: params.get("q") ?? "", oninput: heard, oncompositionend: heard })));
}

/** @param {Indicator} one @param {Plan[]} some */
function row(one, some) {
  const first = one.cells.get(some[0]) ?? [];
  const about = [one.area, one.better && t(one.better)].filter(Boolean).join(" · ");
  return el("tr", null, el("th", { scope: "row" }, one.name, about && el("small", { class: "quiet" }, about)), some.map((plan, place) => {
    const cell = one.cells.get(plan);
    if (!cell) return el("td", { class: "missing", "data-label": plan.title }, t("notStated"));
    return el("td", { "data-label": plan.title }, several(cell) && el("p", { class: "warning" }, t("several")), cell.map((said) => figure(said, start(said), place > 0 && gap(first, cell, said), owners(said))));
  }));
}

/** Whether a plan states two numbers for one year. @param {Stated[]} cell */
const several = (cell) => cell.some((one, place) => cell.some((other, at) => at > place && one.due && one.due === other.due && (one.per ?? "") === (other.per ?? "")));

/** @param {Stated} said */
function start(said) {
  if (!said.from) return null;
  const pace = said.pace === undefined ? "" : ` → ${t("perYearNeeded")} ${amountText(Number(said.pace), said.baseUnit ?? "")}${said.growth === undefined ? "" : `（${Number(said.growth) < 0 ? "" : "+"}${said.growth}%）`}`;
  const reported = el("a", { class: "fact actual", href: source(said.plan, { fact: said.from.id }) }, `${valueText(said.from)}${said.from.due ? `（${said.from.due}）` : ""}`);
  return el("small", { class: "from" }, `${t("baseline")} `, reported, pace);
}

/** @param {Stated} said */
const owners = (said) => said.owners.length > 0 && el("small", { class: "owners quiet", title: said.owners.join("、") }, `${t("owner")} ${said.owners[0]}${said.owners.length > 1 ? ` +${said.owners.length - 1}` : ""}`);

/**
 * How far a number is from that of the first plan: of the same year, else the last of both where no year is common.
 * @param {Stated[]} first
 * @param {Stated[]} cell
 * @param {Stated} said
 * @returns {{ value: number, sameYear: boolean } | null}
 */
export function gapTo(first, cell, said) {
  const common = cell.some((one) => first.some((other) => (other.due ?? "") === (one.due ?? "")));
  const due = common ? said.due ?? "" : first.at(-1)?.due ?? "";
  const fitting = first.filter((one) => (one.due ?? "") === due);
  const own = cell.filter((one) => (one.due ?? "") === (said.due ?? ""));
  if (fitting.length !== 1 || own.length !== 1 || (!common && said.due !== cell.at(-1)?.due)) return null;
  const [from] = fitting;
  if (from.base === undefined || said.base === undefined || from.dimension !== said.dimension || !!from.past !== !!said.past) return null;
  return { value: Number((Number(said.base) - Number(from.base)).toPrecision(12)), sameYear: common };
}

/** @param {Stated[]} first @param {Stated[]} cell @param {Stated} said */
function gap(first, cell, said) {
  const found = gapTo(first, cell, said);
  if (!found) return null;
  const better = said.of.better && found.value !== 0 ? ((found.value > 0) === (said.of.better === "more") ? "ahead" : "behind") : "";
  const note = found.sameYear ? "" : ` · ${t("otherYear")}`;
  return el("small", { class: `gap ${better}` }, found.value === 0 ? `${t("same")}${note}` : `${t("difference")} ${amountText(found.value, said.baseUnit ?? "")}${note}`);
}

/** @param {Indicator[]} found @param {Plan[]} some @returns {string[][]} */
function exported(found, some) {
  const cell = (/** @type {Stated[] | undefined} */ said) => (said ? said.map((one) => `${one.past ? `${t("reported")} ` : ""}${valueText(one)}${one.due ? `（${one.due}）` : ""}`).join("; ") : t("notStated"));
  return [[t("indicator"), t("area"), ...some.map((plan) => plan.title)], ...found.map((one) => [one.name, one.area ?? "", ...some.map((plan) => cell(one.cells.get(plan)))])];
}
