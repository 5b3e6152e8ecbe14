/** The data of the page, which the build has packed (deflated, base64) so that a large corpus opens fast. */

/** @type {Map<string, Promise<any>>} */
const opened = new Map();

/**
 * A part of the data, opened once: `corpus`, or `text-0` for the text of the first plan. Undefined where the build
 * wrote no such part.
 * @param {string} name
 * @returns {Promise<any>}
 */
export function part(name) {
  const known = opened.get(name) ?? open(document.getElementById(`part-${name}`));
  opened.set(name, known);
  return known;
}

/** @param {HTMLElement | null} holder */
async function open(holder) {
  if (!holder) return undefined;
  const value = JSON.parse(await inflated(holder.textContent ?? ""));
  holder.remove();
  return value;
}

/** @param {string} packed */
function inflated(packed) {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) bytes[place] = letters.charCodeAt(place);
  const { DecompressionStream: Inflater } = /** @type {any} */ (window); // younger than the types of some compilers
  const stream = new Blob([bytes]).stream().pipeThrough(new Inflater("deflate"));
  return new Response(stream).text();
}

/** The corpus without its texts. */
export const corpus = await part("corpus");
