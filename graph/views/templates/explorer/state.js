/** Where the reader is: view, filters and selection stand in the address behind `#`, so that a view can be shared. */

/** @typedef {{ view: string, params: URLSearchParams }} Place */

/** @returns {Place} */
export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { view: path || "overview", params: new URLSearchParams(query ?? "") };
}

/**
 * The address of a view. The language goes along; empty values are left out.
 * @param {string} view
 * @param {Record<string, string | null | undefined>} [values]
 */
export function link(view, values = {}) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) params.set(key, value);
  const language = here().params.get("lang");
  if (language && !("lang" in values)) params.set("lang", language);
  const query = params.toString();
  return `#/${view}${query ? `?${query}` : ""}`;
}

/**
 * The address of this view with some values changed.
 * @param {Record<string, string | null | undefined>} changes
 */
export function changed(changes) {
  const { view, params } = here();
  return link(view, { lang: null, ...Object.fromEntries(params), ...changes });
}

/**
 * Goes to an address: a new step for the back button, or in place of this one.
 * @param {string} address
 * @param {boolean} [inPlace]
 */
export function go(address, inPlace = false) {
  history[inPlace ? "replaceState" : "pushState"](null, "", address);
  window.dispatchEvent(new CustomEvent("moved", { detail: { inPlace } }));
}
