/** The parts of the page. A file of `views/` adds its own with `register`; nothing else has to know of it. */

/**
 * @typedef {import("./selection.js").Selection} Selection
 * @typedef {object} View
 * @property {string} name what stands in the address: `#/ledger`
 * @property {string} title key of its title in words.js, or in the words that the file adds with `addWords`
 * @property {number} [place] where it stands in the menu, from left to right; without it, it is not in the menu
 * @property {string} [part] the view of the menu that it belongs to
 * @property {string[]} [filters] the filters that it heeds (names of facets.js); none unless told
 * @property {(params: URLSearchParams, shown: Selection) => HTMLElement | Promise<HTMLElement>} draw
 * @property {(params: URLSearchParams) => void} [settle] called when what was drawn stands in the page
 * @property {Record<string, () => void>} [keys] what a key does while no field has the focus
 */

/** @type {Map<string, View>} */
const known = new Map();

/** @param {View} view */
export function register(view) {
  if (known.has(view.name)) throw new Error(`two views called ${view.name}`);
  known.set(view.name, view);
}

/** @param {string} name */
export const viewOf = (name) => known.get(name);

/** The views of the menu, from left to right. */
export const menu = () => [...known.values()].filter(({ place }) => place).sort((one, other) => Number(one.place) - Number(other.place));
