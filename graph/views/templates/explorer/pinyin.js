import { corpus } from "./parts.js";

/** Names by the letters of their reading: `kejiju`, `kjj`, `kjju` for 科技局. */

/** How each character is read. @type {Map<string, string[]>} */
const READINGS = new Map(Object.entries(/** @type {Record<string, string>} */ (corpus.readings)).map(([sign, sounds]) => [sign, sounds.split(" ")]));

/** So many letters fit into the bits of a whole number. */
const MOST = 30;
/** The values of a unit of UTF-16. */
const UNITS = 0x10000;

/** Whether words are letters that may be a reading. @param {string} words */
export const isLetters = (words) => /^[a-zü]{2,}$/.test(words) && words.length <= MOST;

/**
 * What tells where in a name letters begin; -1 where they do not stand. Bit n of a state says that n letters are read;
 * what each character adds is worked out once for all names.
 * @param {string} letters
 * @returns {(name: string) => number}
 */
export function readerOf(letters) {
  const wanted = letters.replaceAll("ü", "v");
  const steps = /** @type {number[][]} */ (new Array(UNITS));
  const stepsAt = (/** @type {string} */ name, /** @type {number} */ place) => (steps[name.charCodeAt(place)] ??= Array.from(wanted, (_, at) => stepped(wanted, at, name[place])));
  return (name) => {
    let state = 0;
    for (let place = 0; place < name.length; place += 1) {
      state = moved(state | 1, stepsAt(name, place));
      if (state >> wanted.length) return beginning(name, place, wanted, stepsAt);
    }
    return -1;
  };
}

/** The states that one character leads to. @param {number} state @param {number[]} steps */
function moved(state, steps) {
  let next = 0;
  for (let at = 0; state >> at; at += 1) if ((state >> at) & 1) next |= steps[at];
  return next;
}

/** The first place from which the letters are read up to a character. @param {string} name @param {number} last @param {string} wanted @param {(name: string, place: number) => number[]} stepsAt */
function beginning(name, last, wanted, stepsAt) {
  for (let first = 0; first < last; first += 1) {
    let state = 1;
    for (let place = first; place <= last; place += 1) state = moved(state, stepsAt(name, place));
    if (state >> wanted.length) return first;
  }
  return last;
}

/** After how many letters one may be when a character follows `at` letters, as bits. @param {string} letters @param {number} at @param {string} sign */
function stepped(letters, at, sign) {
  const sounds = READINGS.get(sign);
  if (!sounds) return sign === letters[at] ? 1 << (at + 1) : 0;
  return sounds.reduce((all, sound) => sizes(letters, at, sound).reduce((bits, size) => bits | (1 << (at + size)), all), 0);
}

/** How many letters may be those of one sound: all of it, its initial (zh, z), or what one has typed of it so far. @param {string} letters @param {number} at @param {string} sound */
function sizes(letters, at, sound) {
  const rest = letters.length - at;
  const all = [sound.length, /^[zcs]h/.test(sound) ? 2 : 1, 1, ...(rest < sound.length ? [rest] : [])];
  return all.filter((size) => size <= rest && letters.startsWith(sound.slice(0, size), at));
}
