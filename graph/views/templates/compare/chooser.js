import { editions, indicators, planOf, plans } from "./data.js";
import { el } from "./dom.js";
import { explorer, plain } from "./format.js";
import { changed, go, here } from "./state.js";
import { t } from "./words.js";

/** Which plans stand side by side: they are in the address, the first one is what the others are measured by. */

/** @typedef {import("./data.js").Plan} Plan */

export const MOST = 6;
const OFFERED = 12;
const BETWEEN = "|";

/** The chosen plans; without a choice all of a few, else an edition, else the two with most indicators in common. @returns {Plan[]} */
export function chosen() {
  const named = (here().params.get("plans") ?? "").split(BETWEEN).map(planOf).filter((plan) => plan !== undefined);
  const found = /** @type {Plan[]} */ ([...new Set(named)].slice(0, MOST));
  return found.length ? found : usual();
}

/** @type {Plan[] | null} */
let known = null;

/** @returns {Plan[]} */
function usual() {
  if (!known) known = plans.length <= 4 ? plans : editions.length ? [editions[0].older, editions[0].newer] : alike();
  return known;
}

/** The first plan with the one that shares most indicators with it. @returns {Plan[]} */
function alike() {
  const common = (/** @type {Plan} */ plan) => indicators.filter((one) => one.cells.has(plans[0]) && one.cells.has(plan)).length;
  return [plans[0], ...plans.slice(1).map((plan) => ({ plan, count: common(plan) })).sort((one, other) => other.count - one.count).slice(0, 1).map(({ plan }) => plan)];
}

/** The address with other plans chosen. @param {Plan[]} some */
export const choosing = (some) => changed({ plans: some.map((plan) => plan.name).join(BETWEEN), word: null });

/** The chosen plans as chips, and a field to add one. */
export function chooser() {
  const now = chosen();
  const chips = now.map((plan, place) => el("li", { class: "plan-chip" },
    place === 0 ? el("span", { class: "role" }, t("reference")) : el("a", { class: "role", href: choosing([plan, ...now.filter((one) => one !== plan)]), title: t("makeReference") }, "↑"),
    el("a", { href: explorer("source", { doc: plan.name }) }, plan.title), el("small", null, [plan.region, plan.year].filter(Boolean).join(" ")),
    now.length > 1 && el("a", { class: "remove", href: choosing(now.filter((one) => one !== plan)), "aria-label": `${t("remove")} ${plan.title}`, title: t("remove") }, "×")));
  return el("section", { class: "chooser", "aria-label": t("plans") }, el("ul", null, chips), plans.length > now.length && adder(now));
}

/** @param {Plan[]} now */
function adder(now) {
  if (now.length >= MOST) return el("p", { class: "quiet" }, t("mostPlans", MOST));
  const list = el("ul", { class: "offers", id: "offers" });
  const offer = (/** @type {string} */ typed) => {
    const wanted = plain(typed).split(/\s+/).filter(Boolean);
    const fitting = plans.filter((plan) => !now.includes(plan) && wanted.every((word) => plain(`${plan.title} ${plan.region ?? ""} ${plan.year ?? ""} ${plan.name}`).includes(word)));
    const items = fitting.slice(0, OFFERED).map((plan) => el("li", null, el("a", { href: choosing([...now, plan]) }, plan.title, el("small", null, ` ${[plan.region, plan.year].filter(Boolean).join(" ")}`))));
    list.replaceChildren(...(items.length ? items : [el("li", { class: "quiet" }, t("noMatch"))]));
  };
  const heard = (/** @type {Event} */ event) => { if (!(event instanceof InputEvent && event.isComposing)) offer(/** @type {HTMLInputElement} */ (event.target).value); };
  const enter = (/** @type {Event} */ event) => {
    const first = list.querySelector("a");
    if (event instanceof KeyboardEvent && event.key === "Enter" && !event.isComposing && first) go(first.getAttribute("href") ?? "#");
  };
  offer("");
  return el("details", { class: "adder" }, el("summary", null, "＋ ", t("addPlan")), el("input", { type: "search", name: "add", "aria-label": t("addPlan"), "aria-controls": "offers", oninput: heard, oncompositionend: heard, onkeydown: enter }), list);
}
