import { corrections, failures, findingKinds, findings, grouped, omissions, plans, trail } from "../data.js";
import { el } from "../dom.js";
import { choice, empty, factAddress, factLink, section } from "../pieces.js";
import { changed, go, link } from "../state.js";
import { register } from "../views.js";
import { addWords, english, t } from "../words.js";

/** What a person should judge: the plans against themselves, kind by kind, each finding with its quotes. */

/** @typedef {import("../data.js").Finding} Finding */
/** @typedef {import("../data.js").Spot} Spot */

const FIRST = 12;

addWords({
  weight: ["重要性 {0} / 5", "Weight {0} of 5"],
  corrections: ["人工更正", "Corrections by people"],
  applied: ["已采用", "applied"],
  unneeded: ["与机器一致", "as the machine"],
  stale: ["已不适用", "no longer applies"],
  wrong: ["看不懂或矛盾", "not understood"],
  findingKind: ["问题类别", "Kind of finding"],
  reviewHelp: ["规划自己和自己对不上、没有写明谁负责或何时完成的地方，要紧的在前。点击原文可看上下文。", "Where a plan does not agree with itself, or leaves open who and by when; the weightiest first. Click a quote to see it in its place."],
});
register({ name: "review", title: "review", place: 90, filters: ["plan", "region", "level"], draw: review });

/** @param {URLSearchParams} params @param {import("../views.js").Selection} selection */
function review(params, selection) {
  const here = findings.filter((one) => selection.plans.includes(one.plan));
  const kind = params.get("finding") ?? "";
  const groups = [...grouped(here.filter((one) => !kind || one.kind === kind), (one) => one.kind)];
  return el("div", { class: "review" }, el("h1", null, t("review")), el("p", { class: "quiet" }, t("reviewHelp")),
    el("form", { class: "filters" }, kindChoice(here, kind)),
    groups.length ? groups.map(([name, some]) => group(name, some, Boolean(kind))) : empty(t("noneFound")),
    corrections.length > 0 && section(t("corrections"), corrections.length, el("ul", { class: "lines" }, corrections.map(correctionLine))),
    failures.length > 0 && section(t("failures"), failures.length, el("ul", { class: "lines" }, failures.map((one) => el("li", null, el("code", null, one.path), ` ${one.reason}`)))),
    omissions.length > 0 && section(t("omissions"), omissions.length, el("ul", { class: "lines" }, omissions.map((one) => el("li", null, el("code", null, one.path), one.page ? ` ${t("page")} ${one.page}:` : "", ` ${one.reason}`)))));
}

/** @param {string} kind */
const label = (kind) => findingKinds[kind][english() ? 2 : 1];

/** The kinds that there are, with their numbers. @param {Finding[]} here @param {string} chosen */
function kindChoice(here, chosen) {
  const counts = grouped(here, (one) => one.kind);
  const options = [...counts].map(([kind, some]) => /** @type {[string, string]} */ ([kind, `${label(kind)} ${some.length}`]));
  return choice("finding", t("findingKind"), [["", `${t("all")} ${here.length}`], ...options], chosen, (kind) => go(changed({ finding: kind }), true));
}

/** @param {string} kind @param {Finding[]} some @param {boolean} all */
function group(kind, some, all) {
  const most = all ? some.length : FIRST;
  const rest = some.length - most;
  const more = rest > 0 && el("p", null, el("a", { class: "more", href: changed({ finding: kind }) }, t("andMore", rest)));
  const made = section(label(kind), some.length, el("ul", { class: "findings" }, some.slice(0, most).map(line)), more);
  made.classList.add(`weight${findingKinds[kind][0]}`);
  made.querySelector("h2")?.setAttribute("title", t("weight", findingKinds[kind][0]));
  return made;
}

/** @param {Finding} one */
function line(one) {
  return el("li", { "data-finding": one.id }, el("p", null, english() ? one.en : one.zh, plans.length > 1 && el("span", { class: "path" }, one.plan.title)),
    one.places.map((spot) => el("blockquote", null, el("a", { href: address(one, spot) }, spot.quote), place(one, spot))));
}

/** Where the characters are highlighted: the fact, or the stretch itself. @param {Finding} one @param {Spot} spot */
const address = (one, spot) => (spot.fact ? factAddress(spot.fact) : link("source", { doc: one.plan.name, at: `${spot.start}-${spot.end}` }));

/** @param {Finding} one @param {Spot} spot */
function place(one, spot) {
  const path = trail(one.plan, spot.clause ?? "").map((clause) => `${clause.path.split("/").at(-1)} ${clause.title}`.trim()).join(" › ");
  return path && el("small", { class: "quiet" }, ` ${path}`);
}

/** @param {import("../data.js").Correction} one */
function correctionLine(one) {
  const change = one.field && `${one.field}：${one.machine || "–"} → ${one.person || "–"}`;
  return el("li", null, el("span", { class: `role ${one.status}` }, t(one.status)), " ", one.fact ? factLink(one.fact, one.fact.quote) : el("code", null, one.id), ` ${one.words}`,
    el("small", { class: "quiet" }, ` ${[change, one.reason, one.by, `${one.file}:${one.row}`].filter(Boolean).join(" · ")}`));
}
