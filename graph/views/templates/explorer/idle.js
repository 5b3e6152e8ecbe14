/** Work that a reader is likely to want soon, done while nothing else is: one piece at a time, so that no key waits long. */

/** @typedef {() => unknown} Piece */

const waiting = /** @type {Piece[]} */ ([]);
/** Where the browser does not tell when it is idle, in milliseconds. */
const PAUSE = 30;

const rest = (/** @type {() => void} */ then) => ("requestIdleCallback" in globalThis ? requestIdleCallback(then) : setTimeout(then, PAUSE));

/** Does pieces of work in their order, when the browser has time. @param {...Piece} pieces */
export function whenIdle(...pieces) {
  if (waiting.push(...pieces) === pieces.length) rest(next);
}

/** One piece; the next when the browser is idle again. */
async function next() {
  await waiting[0]();
  waiting.shift();
  if (waiting.length) rest(next);
}
