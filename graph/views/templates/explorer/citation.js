import { clauseOf, plans, quoteOf, trail } from "./data.js";
import { clauseName } from "./format.js";

/** Quotations with their source, as they go into a footnote: plain, and after GB/T 7714—2015 (a document, [Z]). */

/** @typedef {import("./data.js").Plan} Plan */
/** @typedef {{ plan: Plan, quote: string, clause: string, page: number }} Passage */

/** The words of a fact and where they stand. @param {import("./data.js").Fact} fact @returns {Passage} */
export const passageOf = (fact) => ({ plan: plans[fact.plan], quote: quoteOf(fact), clause: fact.clause ?? "", page: fact.page ?? 0 });

/** `“…”（中共贺兰县委办公室：《…方案》，贺党办〔2024〕1号，三 重点任务（一） …，第3页）`. @param {Passage} passage */
export function plainCitation({ plan, quote, clause, page }) {
  const where = [`《${plan.title}》`, plan.number, clausesOf(plan, clause), page ? `第${page}页` : ""].filter(Boolean).join("，");
  const issuers = (plan.issuers ?? []).join("、");
  return `“${quote}”（${issuers ? `${issuers}：` : ""}${where}）`;
}

/** `中共贺兰县委办公室, …. …方案: 贺党办〔2024〕1号[Z]. 2024-01-05: 三 重点任务, 3.`, with the quote before it. @param {Passage} passage */
export function standardCitation({ plan, quote, clause, page }) {
  const issuers = (plan.issuers ?? []).join(", ");
  const name = `${plan.title}${plan.number ? `: ${plan.number}` : ""}[Z]`;
  const where = [clausesOf(plan, clause), page ? `${page}` : ""].filter(Boolean).join(", ");
  const date = plan.issued || plan.published || "";
  return `“${quote}” ${[issuers, name, [date, where].filter(Boolean).join(": ")].filter(Boolean).join(". ")}.`;
}

/** The clauses from the root down, by label and title. @param {Plan} plan @param {string} path */
const clausesOf = (plan, path) => (clauseOf(plan, path) ? trail(plan, path).map(clauseName).join(" ") : "");
