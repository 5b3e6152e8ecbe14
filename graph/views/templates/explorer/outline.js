import { el } from "./dom.js";
import { link } from "./state.js";
import { t } from "./words.js";

/** The outline (目录) beside a text. */

/** @param {import("./data.js").Plan} plan */
export function outline(plan) {
  const items = plan.clauses.map((clause) => el("li", { class: `l${Math.min(clause.level, 5)}` }, el("a", { href: link("source", { doc: plan.name, clause: clause.path }), "data-to": clause.path },
    el("span", { class: "label" }, clause.path.split("/").at(-1)), " ", clause.title)));
  const folded = matchMedia("(max-width: 62rem)").matches;
  return el("nav", { class: "outline", "aria-label": t("outline") }, plan.clauses.length > 0 && el("details", { open: folded ? null : "" }, el("summary", null, t("outline")), el("ol", null, items)));
}

/** Marks in the outline the clause that one reads: the last whose heading has come to the upper third of the window. @param {HTMLElement} nav @param {HTMLElement} text */
export function follow(nav, text) {
  const entries = new Map([...nav.querySelectorAll("[data-to]")].map((entry) => [entry.getAttribute("data-to"), entry]));
  const headings = [...text.querySelectorAll("[data-clause]")];
  const mark = () => {
    const line = innerHeight / 3;
    const read = headings.filter((heading) => heading.getBoundingClientRect().top < line).pop();
    const entry = entries.get(read?.getAttribute("data-clause") ?? "");
    if (entry?.hasAttribute("aria-current")) return;
    for (const other of entries.values()) other.removeAttribute("aria-current");
    entry?.setAttribute("aria-current", "true");
    if (entry && nav.scrollHeight > nav.clientHeight) nav.scrollTop = /** @type {HTMLElement} */ (entry).offsetTop - nav.clientHeight / 2;
  };
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of headings) watch.observe(heading);
}
