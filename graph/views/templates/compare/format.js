import { english, t } from "./words.js";

/** How figures read, and where their source stands. */

/** A signed amount in a base unit, large ones with 万 and 亿: `+240 家`, `−1.2 亿元`; of percentages in points. @param {number} value @param {string} unit */
export function amountText(value, unit) {
  const size = Math.abs(value);
  const [scale, word] = size >= 1e8 ? [1e8, "亿"] : size >= 1e5 ? [1e4, "万"] : [1, ""];
  const number = Number((size / scale).toPrecision(6));
  return `${value < 0 ? "−" : "+"}${number} ${word}${unit === "%" ? t("points") : unit}`;
}

/**
 * The address of a fact, a clause or a stretch of text in the explorer beside this page.
 * @param {import("./data.js").Plan} plan
 * @param {Record<string, string | undefined>} where
 */
export function source(plan, where) {
  return explorer("source", { doc: plan.name, ...where });
}

/** An address in the explorer, in the language of the reader. @param {string} view @param {Record<string, string | undefined>} values */
export function explorer(view, values) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...values, lang: english() ? "en" : undefined })) if (value) params.set(key, value);
  return `explorer.html#/${view}?${params}`;
}

/** A text as it is searched: half-width, lower case. @param {string} text */
export const plain = (text) => text.normalize("NFKC").toLowerCase();
