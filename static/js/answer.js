// Counts an answer while somebody writes, as the server does (community/lengths.py).

import { count, HAN, inWords, WORD } from "./length.js";

const lengths = JSON.parse(document.getElementById("lengths").textContent);
const length = document.querySelector("[data-length]");
const text = document.getElementById("id_text");

// As community/languages.py tells English from Chinese.
function isChinese(words) {
  const characters = words.match(HAN)?.length ?? 0;
  const others = words.replace(HAN, " ").match(WORD)?.length ?? 0;
  return characters + others > 0
    ? characters >= others * lengths.charactersAWord
    : document.documentElement.lang.startsWith("zh");
}

function show() {
  const said = lengths[isChinese(text.value) ? "zh" : "en"];
  const number = count(text.value);
  length.querySelector("[data-count]").textContent = inWords(number, said);
  length.querySelector("[data-remark]").textContent = number > said.limit ? said.over : "";
}

text.addEventListener("input", show);
show();
