import { agencies, kindOf, plans, quoteOf, trail } from "./data.js";
import { perText, valueText } from "./values.js";
import { t } from "./words.js";

/** How facts read: numbers with comparator and unit, times, citations. */

/** @typedef {import("./data.js").Fact} Fact */

/** `最高 50 万元`. @param {Fact} fact */
export function amountText(fact) {
  const range = fact.amount2 ? `${fact.amount}–${fact.amount2}` : fact.amount;
  return `${fact.cap ? `${t("upTo")} ` : ""}${range}${fact.unit === "%" ? "" : " "}${fact.unit ?? ""}`;
}

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
