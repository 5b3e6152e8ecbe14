import { t } from "./words.js";

/** How numbers read, on both pages, and rows as CSV. */

/** @typedef {{ op?: string, value?: string, value2?: string, unit?: string, form?: string, per?: string }} Value a number as a plan says it */

const SIGNS = /** @type {Record<string, string>} */ ({ ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ ", "=": "", range: "", text: "" });

/** `≥ 40 家`, `增长 ≥ 6%`, `2–3 家`. @param {Value} fact */
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

/** How often: `每年`. @param {string} per */
export const perText = (per) => t(`per${per.charAt(0).toUpperCase()}${per.slice(1)}`);

/**
 * Rows as CSV for a spreadsheet: byte order mark, CRLF, and no cell that would run as a formula.
 * @param {string[][]} rows
 */
export function csv(rows) {
  const cell = (/** @type {string} */ value) => `"${(/^[=+\-@＝＋－＠\t\r]/.test(value) && !/^[+\-]?[\d.]+%?$/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
