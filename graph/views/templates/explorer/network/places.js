import { apart } from "./apart.js";

/** Where the nodes of a picture stand, near each other, but none on another. */

/** @typedef {import("./drawing.js").Mark} Mark */
/** @typedef {{ x: number, y: number }} Spot */
/** @typedef {{ wide: number, high: number }} Room */
/** @typedef {{ words: string, box: boolean, size: number }} Look */

/** The widest empty stretch between two nodes, in pixels: what the filters left out leaves no hole. */
const WIDEST = { x: 130, y: 60 };
/** Letters of a picture that fits, in pixels; the centre has larger ones. */
export const LETTER = 13;
export const CENTRE = 1.3;
/** The largest letters of a picture whose places are given. */
const LARGEST = 20;
/** The height of a line, and the width of a Latin letter, in parts of the size of letters. */
const LINE = 1.25;
const NARROW = 0.56;
/** Between the words of a box and its border, and between a sign and its words, in pixels. */
export const MARGIN = 6;
/** How much of a picture nodes and words may cover: a larger one is drawn smaller. */
const FULL = 0.35;
/** A small picture is not drawn out further. */
const FURTHEST = 1.6;

/**
 * The places of the marks, in their order, for a picture of the shape of its room.
 * @param {Mark[]} marks
 * @param {(mark: Mark) => Look} look
 * @param {Room} room
 * @returns {Spot[]}
 */
export function placesOf(marks, look, room) {
  const blocks = marks.map((one) => block(look(one), LETTER * (one.centre ? CENTRE : 1)));
  const covered = blocks.reduce((sum, { wide, above, below }) => sum + 2 * wide * (above + below), 0);
  const larger = Math.sqrt(Math.max(1, covered / FULL / (room.wide * room.high)));
  const near = together(marks);
  const xs = stretched(near.map(({ x }) => x), room.wide * larger);
  const ys = stretched(near.map(({ y }) => y), room.high * larger);
  return apart(blocks.map((one, place) => ({ ...one, x: xs[place], y: ys[place] })));
}

/** The size of letters that can be read where a picture is drawn small in its room. @param {Spot[]} spots @param {Room} room */
export function letterOf(spots, { wide, high }) {
  const extent = (/** @type {number[]} */ all) => Math.max(...all) - Math.min(...all);
  const scale = Math.min(wide / (extent(spots.map(({ x }) => x)) + 200), high / (extent(spots.map(({ y }) => y)) + 80));
  return Math.min(LARGEST, Math.max(LETTER, LETTER / scale));
}

/** Places along an axis, to fill a length. @param {number[]} all @param {number} length */
function stretched(all, length) {
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const by = Math.min(FURTHEST, length / Math.max(1, to - from));
  return all.map((one) => (one - from) * by);
}

/** What a node covers: a box around its words, or a sign with the words below it. @param {Look} look @param {number} letter */
function block({ words, box, size }, letter) {
  const lines = words ? words.split("\n") : [];
  const wide = (Math.max(0, ...lines.map(widthOf)) * letter) / 2;
  const high = lines.length * letter * LINE;
  return box ? { wide: wide + MARGIN, above: high / 2 + MARGIN, below: high / 2 + MARGIN } : { wide: Math.max(size, wide), above: size, below: size + (high && high + MARGIN) };
}

/** How wide words are set, in letters. @param {string} words */
const widthOf = (words) => Array.from(words).reduce((sum, sign) => sum + (sign < "\u2000" ? NARROW : 1), 0);

/** Places with empty stretches shortened, the order kept. @param {Mark[]} marks @returns {Spot[]} */
function together(marks) {
  const axis = (/** @type {"x" | "y"} */ name) => {
    const spots = /** @type {Map<number, number>} */ (new Map());
    let last = 0;
    let at = 0;
    [...new Set(marks.map((one) => one[name]))].sort((one, other) => one - other).forEach((spot, place) => {
      at += place ? Math.min(spot - last, WIDEST[name]) : 0;
      last = spot;
      spots.set(spot, at);
    });
    return spots;
  };
  const [xs, ys] = [axis("x"), axis("y")];
  return marks.map((one) => ({ x: xs.get(one.x) ?? 0, y: ys.get(one.y) ?? 0 }));
}
