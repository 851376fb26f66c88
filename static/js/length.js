// How long a text is, exactly as submissions/lengths.py counts it.

export const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
export const WORD = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu;
const TAG = /<[/!]?[a-z][^>]*>|<!--.*?-->/gis;

export function count(typed) {
  // What is typed becomes no element: a field's markup is characters only, whose names it reads.
  const field = document.createElement("textarea");
  field.innerHTML = typed.replaceAll("<", " <").replace(TAG, "");
  const words = field.value;
  const characters = words.match(HAN)?.length ?? 0;
  return characters + (words.replace(HAN, " ").match(WORD)?.length ?? 0);
}

export function inWords(number, said) {
  if (!number) return "";
  return number === 1 ? said.one : said.several.replace("%s", number.toLocaleString("en"));
}

export function remark(number, { band: [least, most, limit], remarks }) {
  if (!number) return "";
  if (number > limit) return remarks[2];
  if (number > most) return remarks[1];
  return number < least ? remarks[0] : "";
}
