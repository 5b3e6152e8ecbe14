import { corpus } from "./parts.js";

/** Names by the letters of their reading: `kejiju`, `kjj`, `kjju` for 科技局. */

/** How each character is read. @type {Map<string, string[]>} */
const READINGS = new Map(Object.entries(/** @type {Record<string, string>} */ (corpus.readings)).map(([sign, sounds]) => [sign, sounds.split(" ")]));

/** The longest sounds: zhuang, chuang, shuang. */
const LONGEST = 6;

/** Whether words are letters that may be a reading. @param {string} words */
export const isLetters = (words) => /^[a-zü]{2,}$/.test(words);

/** Where in a name the letters begin; -1 where they do not stand. @param {string} letters @param {string} name */
export function placeOf(letters, name) {
  const wanted = letters.replaceAll("ü", "v");
  const shortest = Math.ceil(wanted.length / LONGEST);
  for (let place = 0; place <= name.length - shortest; place += 1) if (reads(wanted, 0, name, place)) return place;
  return -1;
}

/** Whether the letters from `at` read the name from `place`: of each sign the whole sound or its beginning. @param {string} letters @param {number} at @param {string} name @param {number} place @returns {boolean} */
function reads(letters, at, name, place) {
  if (at === letters.length) return true;
  if (place === name.length) return false;
  const sounds = READINGS.get(name[place]);
  if (!sounds) return name[place] === letters[at] && reads(letters, at + 1, name, place + 1);
  return sounds.some((sound) => sound[0] === letters[at] && steps(letters, at, sound).some((size) => reads(letters, at + size, name, place + 1)));
}

/** How many letters may be those of one sound: all of it, its initial (zh, z), or what one has typed of it so far. @param {string} letters @param {number} at @param {string} sound */
function steps(letters, at, sound) {
  const rest = letters.length - at;
  const sizes = [sound.length, /^[zcs]h/.test(sound) ? 2 : 1, 1, ...(rest < sound.length ? [rest] : [])];
  return [...new Set(sizes)].filter((size) => size <= rest && letters.startsWith(sound.slice(0, size), at));
}
