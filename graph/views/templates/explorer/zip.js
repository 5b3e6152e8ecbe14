/** Files in one file: a ZIP archive whose members are stored as they are (APPNOTE.TXT of PKWARE, method 0). */

const TABLE = Uint32Array.from({ length: 256 }, (_, place) => {
  let value = place;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
/** 1 January 1980, the first day that the format knows: a file says nothing of when it was made. */
const DAY = 0x21;

/** The checksum of ZIP (CRC-32). @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** @param {[string, string][]} files names and contents */
export function zipped(files) {
  const parts = /** @type {Uint8Array[]} */ ([]);
  const index = /** @type {Uint8Array[]} */ ([]);
  let at = 0;
  for (const [name, content] of files) {
    const [label, bytes] = [name, content].map((words) => new TextEncoder().encode(words));
    const about = numbers([20, 2], [0x800, 2], [0, 2], [0, 2], [DAY, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [label.length, 2], [0, 2]);
    const head = joined([numbers([0x04034b50, 4]), about, label]);
    index.push(numbers([0x02014b50, 4], [20, 2]), about, numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), label);
    parts.push(head, bytes);
    at += head.length + bytes.length;
  }
  const list = joined(index);
  return joined([...parts, list, numbers([0x06054b50, 4], [0, 4], [files.length, 2], [files.length, 2], [list.length, 4], [at, 4], [0, 2])]);
}

/** Numbers, each in as many bytes as said, the lowest first. @param {...[number, number]} fields */
const numbers = (...fields) => Uint8Array.from(fields.flatMap(([value, size]) => Array.from({ length: size }, (_, place) => (value / 256 ** place) & 0xff)));

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((size, one) => size + one.length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}
