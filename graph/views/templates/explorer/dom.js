/** Building the page: elements are made from words and never from markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element. Properties that are functions listen (`onclick`), `class` and all others become attributes;
 * false and null are left out. Children that are words become text.
 * @param {string} name
 * @param {Record<string, unknown> | null} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function el(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (typeof value === "function") made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  return fill(made, ...children);
}

/**
 * Replaces nothing, adds all children.
 * @template {Element} T
 * @param {T} parent
 * @param {...(Child | Child[])} children
 * @returns {T}
 */
export function fill(parent, ...children) {
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) parent.append(child instanceof Node ? child : String(child));
  }
  return parent;
}

/**
 * An SVG element with attributes and children.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...Child} children
 */
export function svg(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return fill(made, ...children);
}

/** When what was said last goes away. */
let silence = 0;

/**
 * Says something to those who listen to the page and shows it for a moment.
 * @param {string} words
 * @param {number} [moment] in milliseconds
 */
export function say(words, moment = 2200) {
  const status = /** @type {HTMLElement} */ (document.getElementById("status"));
  status.textContent = words;
  status.classList.add("shown");
  clearTimeout(silence);
  silence = setTimeout(() => status.classList.remove("shown"), moment);
}

/**
 * Puts words on the clipboard, also where a page from a file may not use the newer interface.
 * @param {string} words
 */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { class: "away" }));
    area.value = words;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

/**
 * Hands the reader a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/**
 * Remembers the field one types in; the answer puts the caret back after the view is drawn again.
 * @param {HTMLElement} main
 */
export function focusedField(main) {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || !main.contains(field)) return null;
  const { name } = field;
  const caret = field instanceof HTMLInputElement ? field.selectionStart : null;
  return () => {
    const again = /** @type {HTMLElement | null} */ (main.querySelector(`[name="${name}"]`));
    again?.focus();
    if (again instanceof HTMLInputElement) again.setSelectionRange(caret, caret);
  };
}
