/** Rectangles pushed apart until none lies on another: the same places for the same picture. */

/**
 * @typedef {{ x: number, y: number, wide: number, above: number, below: number }} Block
 * a place, half the width around it, and what stands above and below it, in pixels
 */

const ROUNDS = 120;
/** Between two blocks, in pixels. */
const GAP = 6;

/** The blocks at places where they do not cover each other, or after so many rounds hardly. @param {Block[]} blocks @returns {Block[]} */
export function apart(blocks) {
  const moved = blocks.map((one) => ({ ...one }));
  for (let round = 0; round < ROUNDS && pushed(moved); round += 1);
  return moved;
}

/** One round over all that touch; false when none did. @param {Block[]} blocks */
function pushed(blocks) {
  const widest = Math.max(...blocks.map(({ wide }) => wide));
  const order = [...blocks.keys()].sort((one, other) => blocks[one].x - blocks[other].x || one - other);
  let any = false;
  order.forEach((place, at) => {
    const one = blocks[place];
    for (let next = at + 1; next < order.length && blocks[order[next]].x - one.x < one.wide + widest + GAP; next += 1) any = push(one, blocks[order[next]]) || any;
  });
  return any;
}

/** Moves two blocks the shorter way from each other, the smaller one further; true where they touched. @param {Block} one @param {Block} other */
function push(one, other) {
  const across = one.wide + other.wide + GAP - Math.abs(other.x - one.x);
  const onTop = middle(other) < middle(one);
  const down = onTop ? other.y + other.below + GAP - (one.y - one.above) : one.y + one.below + GAP - (other.y - other.above);
  if (across <= 0.5 || down <= 0.5) return false;
  const share = area(other) / (area(one) + area(other));
  if (across < down) {
    const way = other.x < one.x ? -across : across;
    one.x -= way * share;
    other.x += way * (1 - share);
  } else {
    const way = onTop ? -down : down;
    one.y -= way * share;
    other.y += way * (1 - share);
  }
  return true;
}

/** @param {Block} block */
const middle = ({ y, above, below }) => y + (below - above) / 2;

/** @param {Block} block */
const area = ({ wide, above, below }) => wide * (above + below);
