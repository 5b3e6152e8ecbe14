/** Work that a reader is likely to want soon, done while nothing else is: one piece at a time, never while one types. */

/** @typedef {() => unknown} Piece */

const waiting = /** @type {Piece[]} */ ([]);
/** So long after a key or a click the reader is taken to be reading, in milliseconds. */
const QUIET = 400;
let touched = 0;

/** Does pieces of work in their order, when the reader has had a look and the browser has time. @param {...Piece} pieces */
export function whenIdle(...pieces) {
  touched = performance.now();
  for (const event of ["input", "keydown", "pointerdown"]) addEventListener(event, () => { touched = performance.now(); }, { capture: true, passive: true });
  waiting.push(...pieces);
  rest();
}

/** Waits until the reader is quiet and the browser idle; not every browser tells. */
function rest() {
  const left = touched + QUIET - performance.now();
  if (left > 0) setTimeout(rest, left);
  else if ("requestIdleCallback" in globalThis) requestIdleCallback(next);
  else setTimeout(next, 0);
}

/** One piece; the next when all is quiet again. */
async function next() {
  await waiting.shift()?.();
  if (waiting.length) rest();
}
