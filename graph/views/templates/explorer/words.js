import { here } from "./state.js";

/** Words of the pages, Chinese and English; words of the plans are never translated. Here stand those that both pages use. */
/** @type {Record<string, [string, string]>} */
const WORDS = {
  product: ["责任图", "Zerentu"],
  indicator: ["指标", "Indicator"],
  exportCsv: ["导出 CSV", "Export CSV"],
  showMore: ["再显示 {0} 项", "Show {0} more"],
  clause: ["条款", "Clause"],
  growth: ["增长", "growth"],
  up: ["增加", "up"],
  down: ["下降", "down"],
  perYear: ["每年", "yearly"],
  "perHalf-year": ["每半年", "half-yearly"],
  perQuarter: ["每季度", "quarterly"],
  perMonth: ["每月", "monthly"],
  perWeek: ["每周", "weekly"],
  perDay: ["每日", "daily"],
  language: ["English", "中文"],
  skip: ["跳到正文", "Skip to content"],
  notStated: ["未写明", "not stated"],
  noEntry: ["没有这一项", "No such entry"],
  beside: ["{0}：另一个文件，与本页在同一文件夹，在新标签页打开", "{0}: another file in the folder of this page; opens in a new tab"],
  besideOpened: ["已在新标签页打开 {0}。若打不开：它是与本页一同生成的另一个文件，请从发给您本页的人那里取得，放进同一文件夹。", "{0} opens in a new tab. If it does not: it is another file made with this page; ask whoever sent you this page for it and put it into the same folder."],
};

/** Adds words of a page or view: `{ key: [Chinese, English] }`. A key that is taken already is a mistake of ours. @param {Record<string, [string, string]>} more */
export function addWords(more) {
  for (const [key, pair] of Object.entries(more)) {
    if (Object.hasOwn(WORDS, key)) throw new Error(`two words ${key}`);
    WORDS[key] = pair;
  }
}

/** @returns {boolean} */
export const english = () => here().params.get("lang") === "en";

/**
 * A word of the page; `{0}`, `{1}` stand for the values.
 * @param {string} key
 * @param {...(string | number)} values
 * @returns {string}
 */
export function t(key, ...values) {
  const pair = WORDS[key];
  if (!pair) throw new Error(`no word ${key}`);
  return pair[english() ? 1 : 0].replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]));
}
