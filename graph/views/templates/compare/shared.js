import { chosen } from "./chooser.js";
import { passages } from "./data.js";
import { el } from "./dom.js";
import { source } from "./format.js";
import { choice, empty, rows } from "./pieces.js";
import { changed, go } from "./state.js";
import { t } from "./words.js";

/** The same words in two plans, both places beside each other. */

/** @param {URLSearchParams} params */
export function sharedView(params) {
  const some = new Set(chosen());
  const all = params.get("among") === "all";
  const found = passages.filter((row) => all || (some.has(row.one.plan) && some.has(row.other.plan)));
  const pick = choice("among", t("only"), [["", t("sharedChosen")], ["all", t("sharedAll")]], all ? "all" : "", (among) => go(changed({ among }), true));
  const heads = [t("shared"), "", ""];
  return el("div", null, el("form", { class: "filters" }, pick), el("p", { class: "quiet" }, t("sharedHelp")),
    found.length ? rows("shared", heads, found, (row) => el("tr", null, el("td", { class: "length" }, t("characters", row.length)), place(row.one), place(row.other))) : empty(t("noShared")));
}

/** @param {import("./data.js").Place} one */
function place(one) {
  const href = source(one.plan, { at: `${one.start}-${one.end}` });
  return el("td", null, el("small", { class: "quiet" }, one.plan.title, el("span", { class: "path" }, one.clause)), el("a", { class: "passage", href }, one.quote));
}
