import { chosen } from "./chooser.js";
import { duties } from "./data.js";
import { el } from "./dom.js";
import { explorer } from "./format.js";
import { empty } from "./pieces.js";
import { t } from "./words.js";

/** Classes of agencies by plan: who carries how much, and how much of it has a number and a date. */

/** @typedef {import("./data.js").Plan} Plan */

const OTHERS = "其他单位";

export function dutyView() {
  const some = chosen();
  const found = duties.filter((duty) => some.some((plan) => duty.cells.has(plan)));
  const total = (/** @type {import("./data.js").Duty} */ duty) => some.reduce((all, plan) => all + (duty.cells.get(plan)?.[0] ?? 0), 0);
  const rest = (/** @type {import("./data.js").Duty} */ duty) => Number(duty.name === OTHERS);
  found.sort((one, other) => rest(one) - rest(other) || total(other) - total(one));
  const heads = [t("agencyClass"), ...some.map((plan) => plan.title)].map((words) => el("th", { scope: "col" }, words));
  const nobody = el("tr", { class: "nobody" }, el("th", { scope: "row" }, t("nobody")), some.map((plan) => el("td", { "data-label": plan.title },
    el("a", { href: explorer("ledger", { plan: plan.name, owner: "no" }) }, el("b", { class: "num" }, t("ofTasks", plan.unowned, plan.of))), !plan.lists && el("small", { class: "quiet" }, ` ${t("noLists")}`))));
  const lines = found.map((duty) => el("tr", null, el("th", { scope: "row" }, duty.name), some.map((plan) => cell(duty.name, plan, duty.cells.get(plan)))));
  return el("div", null, el("p", { class: "quiet" }, t("dutiesHelp")), lines.length || some.length
    ? el("table", { class: "rows duties" }, el("thead", null, el("tr", null, heads)), el("tbody", null, nobody, lines)) : empty(t("nothing")));
}

/** @param {string} name @param {Plan} plan @param {number[] | undefined} counts */
function cell(name, plan, counts) {
  if (!counts) return el("td", { class: "missing", "data-label": plan.title }, t(plan.lists ? "notNamed" : "noLists"));
  const [tasks, lead, , support, number, date] = counts;
  const share = (/** @type {number} */ count) => Math.round((100 * count) / tasks);
  const roles = [lead && t("leads", lead), support && t("supports", support)].filter(Boolean).join(" · ");
  const made = el("td", { class: "load", "data-label": plan.title },
    el("a", { href: explorer("ledger", { plan: plan.name, class: name }) }, el("b", { class: "num" }, t("taskCount", tasks))), roles && el("small", null, ` ${roles}`),
    el("small", { class: "shares-line quiet" }, `${t("withNumber", share(number))} · ${t("withDate", share(date))}`));
  made.style.setProperty("--load", String(Math.round((100 * tasks) / Math.max(1, plan.lists))));
  return made;
}
