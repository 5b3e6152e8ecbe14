/** The tasks of two plans one to one, as graph/themes.py aligns them: whole numbers, so that both agree. */

/** @typedef {import("./data.js").Task} Task */
/** @typedef {{ one: Task | null, other: Task | null, score: number, common: string[] }} Aligned */

const LEAST = 50;
const HAN = /[\u4e00-\u9fa5]/;

/** @param {Task[]} left @param {Task[]} right @returns {Aligned[]} */
export function align(left, right) {
  const pairs = close(left, right).sort(([one, a, b], [other, c, d]) => other - one || a - c || b - d);
  const taken = /** @type {Map<number, [number, number]>} */ (new Map());
  const used = new Set();
  for (const [score, at, to] of pairs) {
    if (taken.has(at) || used.has(to)) continue;
    taken.set(at, [to, score]);
    used.add(to);
  }
  const found = left.map((task, at) => {
    const [to, score] = taken.get(at) ?? [-1, 0];
    return { one: task, other: right[to] ?? null, score, common: right[to] ? common(task, right[to]) : [] };
  });
  return [...found, ...right.filter((_, to) => !used.has(to)).map((task) => ({ one: null, other: task, score: 0, common: [] }))];
}

/** Every pair that is close enough: score, and the place of each. @param {Task[]} left @param {Task[]} right @returns {[number, number, number][]} */
function close(left, right) {
  const having = /** @type {Map<number, number[]>} */ (new Map());
  right.forEach((task, to) => task.features.forEach((_, feature) => having.set(feature, [...(having.get(feature) ?? []), to])));
  return left.flatMap((task, at) => {
    const shared = /** @type {Map<number, number>} */ (new Map());
    for (const [feature, weight] of task.features) for (const to of having.get(feature) ?? []) shared.set(to, (shared.get(to) ?? 0) + Math.min(weight, right[to].features.get(feature) ?? 0));
    return [...shared].map(([to, same]) => /** @type {[number, number, number]} */ ([Math.floor((1000 * same) / Math.max(1, task.size + right[to].size - same)), at, to])).filter(([score, , to]) => score >= LEAST && common(task, right[to]).length);
  });
}

/** Words of both: keywords, parts of the headings, indicators. @param {Task} one @param {Task} other */
function common(one, other) {
  const measures = one.measures.filter((thing) => other.measures.includes(thing)).map((thing) => thing.name);
  return [...new Set([...one.keywords.filter((word) => other.keywords.includes(word)), ...stretches(one.title, other.title), ...measures])];
}

/** The longest parts that two headings have in common. @param {string} one @param {string} other */
function stretches(one, other) {
  const found = [];
  for (let at = 0; at < one.length - 1;) {
    let size = 0;
    while (at + size < one.length && HAN.test(one[at + size]) && other.includes(one.slice(at, at + size + 1))) size += 1;
    if (size > 1) found.push(one.slice(at, at + size));
    at += Math.max(1, size);
  }
  return found;
}
