// Counts an answer while somebody writes, as the server does (community/lengths.py).

import { count, inWords } from "./length.js";

const lengths = JSON.parse(document.getElementById("lengths").textContent);
const length = document.querySelector("[data-length]");
const text = document.getElementById("id_text");
const HAN = /\p{Script=Han}/gu;
const LATIN = /[\p{Script=Latin}\p{N}]+/gu;

function isChinese(words) {
  const characters = (words.match(HAN) ?? []).length;
  return characters > (words.match(LATIN) ?? []).length * lengths.charactersAWord;
}

function show() {
  const said = lengths[isChinese(text.value) ? "zh" : "en"];
  const number = count(text.value);
  length.querySelector("[data-count]").textContent = number ? inWords(number, said) : "";
  length.querySelector("[data-remark]").textContent = number > said.limit ? said.over : "";
}

text.addEventListener("input", show);
show();
