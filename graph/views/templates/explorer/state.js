/** Where the reader is: view, filters and selection stand in the address behind `#`, so that a view can be shared. */

/**
 * @typedef {{ view: string, params: URLSearchParams }} Place
 * @typedef {Record<string, string | string[] | null | undefined>} Values
 */

/** The filters that all views share; each may have several values. */
export const FILTERS = ["plan", "region", "level", "agency", "class", "role", "year", "number", "owner", "list", "with", "kind", "node", "words"];
/** All of them that ask for tasks and facts, for views that do not draw nodes. */
export const EVERY = FILTERS.filter((name) => name !== "node");
/** What goes along from view to view. */
const CARRIED = ["lang", ...FILTERS];

/** @returns {Place} */
export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { view: path || "overview", params: new URLSearchParams(query ?? "") };
}

/**
 * The address of a view. Language and filters go along unless `values` sets them; empty values are left out.
 * @param {string} view
 * @param {Values} [values]
 */
export function link(view, values = {}) {
  const { params } = here();
  const carried = CARRIED.map((name) => /** @type {const} */ ([name, params.getAll(name)]));
  return address(view, { ...Object.fromEntries(carried), ...values });
}

/**
 * The address of this view with some values changed.
 * @param {Values} changes
 */
export function changed(changes) {
  const { view, params } = here();
  const names = [...new Set(params.keys())];
  return address(view, { ...Object.fromEntries(names.map((name) => [name, params.getAll(name)])), ...changes });
}

/** @param {string} view @param {Values} values */
function address(view, values) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) params.append(name, one);
  }
  const query = params.toString();
  return `#/${view}${query ? `?${query}` : ""}`;
}

/** No filter at all, for `link` and `changed`. */
export const unfiltered = Object.fromEntries(FILTERS.map((name) => [name, null]));

/**
 * Goes to an address: a new step for the back button, or in place of this one.
 * @param {string} to
 * @param {boolean} [inPlace]
 */
export function go(to, inPlace = false) {
  history[inPlace ? "replaceState" : "pushState"](null, "", to);
  window.dispatchEvent(new CustomEvent("moved", { detail: { inPlace } }));
}
