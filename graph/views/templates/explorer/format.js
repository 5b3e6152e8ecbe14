import { agencies, kindOf, plans, quoteOf, trail } from "./data.js";
import { t } from "./words.js";

/** How facts read: numbers with comparator and unit, times, citations, and CSV. */

/** @typedef {import("./data.js").Fact} Fact */

const SIGNS = /** @type {Record<string, string>} */ ({ ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ ", "=": "", range: "", text: "" });

/** `≥ 40 家`, `增长 ≥ 6%`, `2–3 家`. @param {Fact} fact */
export function valueText(fact) {
  const fall = fact.form === "change" && (fact.value ?? "").startsWith("-");
  const number = fall ? (fact.value ?? "").slice(1) : fact.value ?? "";
  const range = fact.value2 ? `${number}–${fact.value2}` : number;
  const unit = fact.unit && !/^[%‰％]/.test(fact.unit) ? ` ${fact.unit}` : fact.unit ?? "";
  const times = /^[倍番]/.test(fact.unit ?? "");
  const move = times ? "" : fact.form === "growth" ? `${t("growth")} ` : fact.form === "change" ? `${t(fall ? "down" : "up")} ` : "";
  const per = fact.per ? `${perText(fact.per)} ` : "";
  return `${per}${move}${SIGNS[fact.op ?? "="] ?? ""}${range}${unit}`;
}

/** `最高 50 万元`. @param {Fact} fact */
export function amountText(fact) {
  const range = fact.amount2 ? `${fact.amount}–${fact.amount2}` : fact.amount;
  return `${fact.cap ? `${t("upTo")} ` : ""}${range}${fact.unit === "%" ? "" : " "}${fact.unit ?? ""}`;
}

/** @param {string} per */
const perText = (per) => t(`per${per.charAt(0).toUpperCase()}${per.slice(1)}`);

/** A time as the reader looks for it: `2025 前`, `2023–2025`, `每年`. @param {Fact} fact */
export function timeText(fact) {
  const per = fact.per ? perText(fact.per) : "";
  if (fact.form === "period") return [`${fact.begins ?? ""}–${fact.ends ?? ""}`, per].filter(Boolean).join(" ");
  if (fact.form === "from" && fact.begins) return [t("from", fact.begins), per].filter(Boolean).join(" ");
  if (fact.ends) return [t("by", fact.ends), per].filter(Boolean).join(" ");
  return per || quoteOf(fact);
}

/** A fact in one line. @param {Fact} fact */
export function factText(fact) {
  if (fact.kind === "target") return `${fact.indicator} ${valueText(fact)}${fact.due ? `（${fact.due}）` : ""}`;
  if (fact.kind === "incentive") return `${fact.condition} ${amountText(fact)}`;
  if (fact.kind === "unit") return `${t(fact.role ?? "responsible")} ${quoteOf(fact)}`;
  if (fact.kind === "deadline") return `${timeText(fact)}（${quoteOf(fact)}）`;
  if (fact.kind === "citation") return `《${fact.title}》${fact.doc_number ?? ""}`;
  return quoteOf(fact);
}

/** A clause by its label and title: `（一） 重点任务`. @param {import("./data.js").Clause} clause */
export const clauseName = (clause) => `${clause.path.split("/").at(-1)} ${clause.title}`.trim();

/** The clause in words: `三 重点任务 › （一） …`. @param {Fact} fact */
export const clauseText = (fact) => trail(plans[fact.plan], fact.clause ?? "").map(clauseName).join(" › ");

/** The owners of a target in one line. @param {Fact} fact */
export const ownersText = (fact) => (fact.owners ?? []).map(([place, role]) => `${agencies[place].name}（${t(role)}）`).join("、");

/** How sure the recogniser of a scan was of a fact's characters; null where the file holds text. @param {Fact} fact */
export const sureText = ({ confidence }) => (confidence === undefined ? null : confidence.toFixed(2));

/** The label of a fact's kind. @param {Fact} fact */
export const kindText = (fact) => t(kindOf(fact));

/**
 * Rows as CSV for a spreadsheet: byte order mark, CRLF, and no cell that would run as a formula.
 * @param {string[][]} rows
 */
export function csv(rows) {
  const cell = (/** @type {string} */ value) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
