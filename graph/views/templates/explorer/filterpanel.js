import { tasks } from "./data.js";
import { el, fill } from "./dom.js";
import { FACETS, tally } from "./facets.js";
import { typed } from "./pieces.js";
import { plain } from "./plain.js";
import { answers, selected } from "./selection.js";
import { changed, go, here } from "./state.js";
import { t } from "./words.js";

/** The panel of all filters: every choice, and how many tasks answer to it. */

const SHOWN = ["plan", "agency", "class", "region", "level", "role", "year", "kind", "number", "owner", "list", "node"];
/** From so many choices on a field narrows them, and those that nothing answers to are left out. */
const MANY = 9;

/** Shows what is chosen in a panel; its choices are made when it is first seen. @param {HTMLElement} panel @param {string[]} heeded the filters that the view heeds */
export function showPanel(panel, heeded) {
  if (!panel.children.length) fill(panel, SHOWN.map(facet));
  const { params } = here();
  const { chosen } = selected(params);
  for (const set of panel.querySelectorAll("fieldset")) {
    const name = set.dataset.facet ?? "";
    set.hidden = !heeded.includes(name);
    for (const box of boxes(set)) box.checked = params.getAll(name).includes(box.value);
    if (!set.hidden && name !== "node") count(set, tally(tasks.filter((task) => answers(task, chosen, name)), name, chosen));
  }
}

/** @param {Element} set */
const boxes = (set) => /** @type {HTMLInputElement[]} */ ([...set.querySelectorAll('input[type="checkbox"]')]);

/** One filter with its choices. @param {string} name */
function facet(name) {
  const values = FACETS[name].values();
  const pick = (/** @type {Event} */ event) => {
    const set = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.target).closest("fieldset"));
    go(changed({ [name]: boxes(set).filter((box) => box.checked).map((box) => box.value) }));
  };
  const items = values.map((value) => el("li", null, el("label", null, el("input", { type: "checkbox", name, value, onchange: pick }), el("span", null, FACETS[name].words(value)), el("span", { class: "count" }))));
  const narrow = values.length > MANY && typed(`${t("filterNames")} ${t(`by-${name}`)}`, "", (words) => {
    for (const item of items) item.hidden = !plain(item.textContent ?? "").includes(plain(words));
  }, `narrow-${name}`);
  return values.length > 1 && el("fieldset", { "data-facet": name, class: narrow ? "many" : null }, el("legend", null, t(`by-${name}`)), narrow, el("ul", null, items));
}

/** How many tasks answer to each choice, the other filters being what they are. @param {Element} set @param {Map<string, number>} counts */
function count(set, counts) {
  for (const box of boxes(set)) {
    const item = /** @type {HTMLElement} */ (box.closest("li"));
    const number = counts.get(box.value) ?? 0;
    item.classList.toggle("none", !number && !box.checked);
    /** @type {HTMLElement} */ (item.querySelector(".count")).textContent = String(number);
  }
}
