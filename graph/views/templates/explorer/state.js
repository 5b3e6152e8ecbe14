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
/** Names in one order, so that the same place has the same address. @type {Values} */
const ORDERED = Object.fromEntries(CARRIED.map((name) => [name, null]));

/** The place read last: a view asks for it at each of its links. @type {Place & { hash: string, carried: Values }} */
let read = { hash: "-", view: "", params: new URLSearchParams(), carried: {} };

/** @returns {Place} */
export const here = () => reading();

/** The place with what goes along from it. */
function reading() {
  if (read.hash === location.hash) return read;
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const params = new URLSearchParams(query ?? "");
  read = { hash: location.hash, view: path || "overview", params, carried: valuesOf(CARRIED, params) };
  return read;
}

/** The values of some names that an address gives any. @param {string[]} names @param {URLSearchParams} params @returns {Values} */
const valuesOf = (names, params) => Object.fromEntries(names.filter((name) => params.has(name)).map((name) => [name, params.getAll(name)]));

/**
 * The address of a view. Language and filters go along unless `values` sets them; empty values are left out.
 * @param {string} view
 * @param {Values} [values]
 */
export function link(view, values = {}) {
  return address(view, { ...ORDERED, ...reading().carried, ...values });
}

/**
 * The address of this view with some values changed.
 * @param {Values} changes
 */
export function changed(changes) {
  const { view, params } = here();
  return address(view, { ...valuesOf([...new Set(params.keys())], params), ...changes });
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
