/** Words as they are compared: half-width, lower case; every character keeps its place. @param {string} words */
export function plain(words) {
  const narrow = words.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  return narrow.replace(/\u3000/g, " ").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
