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
/** Of more choices those stand there that most tasks answer to; the field finds the others. */
const MOST = 100;

/** The choices of each filter, worked out when the panel is first seen. @type {Map<string, string[]>} */
const choices = new Map();
/** How many tasks answered to each choice when the panel was drawn last. @type {Map<string, Map<string, number>>} */
const counted = new Map();

/** Shows what is chosen in a panel; its choices are made when it is first seen. @param {HTMLElement} panel @param {string[]} heeded the filters that the view heeds */
export function showPanel(panel, heeded) {
  if (!panel.children.length) fill(panel, SHOWN.map(facet));
  const { chosen } = selected(here().params);
  for (const set of panel.querySelectorAll("fieldset")) {
    const name = set.dataset.facet ?? "";
    set.hidden = !heeded.includes(name);
    if (set.hidden) continue;
    counted.set(name, name === "node" ? new Map() : tally(tasks.filter((task) => answers(task, chosen, name)), name, chosen));
    if (valuesOf(name).length > MOST) list(set, name);
    mark(set, name);
  }
}

/** @param {string} name */
function valuesOf(name) {
  const known = choices.get(name) ?? FACETS[name].values();
  choices.set(name, known);
  return known;
}

/** One filter with its choices. @param {string} name */
function facet(name) {
  const values = valuesOf(name);
  const narrow = values.length > MANY && typed(`${t("filterNames")} ${t(`by-${name}`)}`, "", () => {
    list(set, name);
    mark(set, name);
  }, `narrow-${name}`);
  const set = el("fieldset", { "data-facet": name, class: narrow ? "many" : null }, el("legend", null, t(`by-${name}`)), narrow, el("ul", null), el("p", { class: "quiet", hidden: "" }));
  list(set, name);
  return values.length > 1 && set;
}

/** Puts the choices there that the field leaves: all, or of very many those that most tasks answer to and what is chosen. @param {HTMLElement} set @param {string} name */
function list(set, name) {
  const words = plain(/** @type {HTMLInputElement | null} */ (set.querySelector('input[type="search"]'))?.value ?? "");
  const matching = valuesOf(name).filter((value) => plain(FACETS[name].words(value)).includes(words));
  const some = matching.length > MOST ? first(matching, name) : matching;
  const focused = document.activeElement instanceof HTMLInputElement && set.contains(document.activeElement) ? document.activeElement.value : null;
  /** @type {HTMLElement} */ (set.querySelector("ul")).replaceChildren(...some.map((value) => el("li", null, el("label", null, el("input", { type: "checkbox", name, value, onchange: pick }), el("span", null, FACETS[name].words(value)), el("span", { class: "count" })))));
  boxes(set).find((box) => box.value === focused)?.focus();
  const rest = /** @type {HTMLElement} */ (set.querySelector("p"));
  rest.hidden = some.length === matching.length;
  rest.textContent = t("moreChoices", matching.length - some.length);
}

/** @param {string[]} values @param {string} name */
function first(values, name) {
  const counts = counted.get(name);
  const ranked = [...values].sort((one, other) => (counts?.get(other) ?? 0) - (counts?.get(one) ?? 0)).slice(0, MOST);
  return [...new Set([...here().params.getAll(name).filter((value) => values.includes(value)), ...ranked])];
}

/** @param {Element} set */
const boxes = (set) => /** @type {HTMLInputElement[]} */ ([...set.querySelectorAll('input[type="checkbox"]')]);

/** Sets or takes away the choice of a box. @param {Event} event */
function pick({ target }) {
  const { name, value, checked } = /** @type {HTMLInputElement} */ (target);
  const others = here().params.getAll(name).filter((one) => one !== value);
  go(changed({ [name]: checked ? [...others, value] : others }));
}

/** What is chosen, and how many tasks answer to each choice, the other filters being what they are. @param {Element} set @param {string} name */
function mark(set, name) {
  const chosen = here().params.getAll(name);
  const counts = counted.get(name);
  for (const box of boxes(set)) {
    box.checked = chosen.includes(box.value);
    const item = /** @type {HTMLElement} */ (box.closest("li"));
    const number = counts?.get(box.value) ?? 0;
    if (name === "node") continue;
    item.classList.toggle("none", !number && !box.checked);
    /** @type {HTMLElement} */ (item.querySelector(".count")).textContent = String(number);
  }
}
