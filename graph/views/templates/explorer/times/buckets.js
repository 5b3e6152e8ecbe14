/** When facts fall due: by year and quarter, by how often, or without an end. */

/**
 * @typedef {import("../data.js").Fact} Fact
 * @typedef {{ key: string, year: string, quarter: string, often: string }} Bucket `2025`, `2025-Q2`, `year` (yearly) or `open`
 */

/** How often something comes back, the most often last. */
export const OFTEN = ["year", "half-year", "quarter", "month", "week", "day"];
export const QUARTERS = ["Q1", "Q2", "Q3", "Q4"];

/** Facts with a time: promises and deadlines, not what is only reported. @param {Fact} fact */
export const isTimed = (fact) => fact.kind === "deadline" || (fact.kind === "target" && fact.status === "target");

/**
 * Where a fact belongs: under the end of its time, under how often it comes back, or under both; what only begins
 * (2023年起) is open. None for a promise without any time.
 * @param {Fact} fact
 * @returns {Bucket[]}
 */
export function bucketsOf(fact) {
  const date = fact.kind === "target" ? fact.due : fact.ends;
  const found = /** @type {Bucket[]} */ ([]);
  if (date) found.push(dated(date));
  if (fact.per) found.push({ key: fact.per, year: "", quarter: "", often: fact.per });
  if (!found.length && fact.kind === "deadline") found.push({ key: "open", year: "", quarter: "", often: "open" });
  return found;
}

/** @param {string} date @returns {Bucket} */
function dated(date) {
  const [year, month] = date.split("-");
  const quarter = month ? `Q${Math.ceil(Number(month) / 3)}` : "";
  return { key: quarter ? `${year}-${quarter}` : year, year, quarter, often: "" };
}

/** Whether a fact belongs to what a reader has chosen: a year with its quarters, one quarter, a recurrence. @param {Fact} fact @param {string} at */
export const isAt = (fact, at) => bucketsOf(fact).some(({ key, year }) => key === at || year === at);

/** The date that a fact is sorted by: the end of its time, a year before its quarters' end; recurring ones last. @param {Fact} fact */
export const order = (fact) => (fact.kind === "target" ? fact.due : fact.ends) ?? (fact.per ? `9998 ${OFTEN.indexOf(fact.per)}` : "9999");
