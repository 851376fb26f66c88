// Saves a draft quietly while its author writes, says when, and counts its length as the server
// does (submissions/lengths.py). The form works without it; files wait for the button.

import { count, inWords, remark } from "./length.js";

const form = document.querySelector("form[data-draft]");
const state = form.querySelector("[data-state]");
const length = form.querySelector("[data-length]");
const lengths = JSON.parse(document.getElementById("lengths").textContent);
const text = form.elements.text;
const PAUSE = 3000;
let timer;
let changed = false;
let saving = false;
let stopped = false;

function show() {
  const said = lengths[form.elements.language.value.startsWith("zh") ? "zh" : "en"];
  const number = count(text.value);
  length.querySelector("[data-count]").textContent = inWords(number, said);
  length.querySelector("[data-remark]").textContent = remark(number, said);
}

function body() {
  const fields = new FormData(form);
  for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
  fields.set("act", "keep");
  return fields;
}

async function keep() {
  if (saving || stopped || !changed) return;
  saving = true;
  changed = false;
  try {
    const answer = await fetch(form.action, { method: "POST", body: body() });
    told(answer.status, await answer.json());
  } catch {
    changed = true;
    state.textContent = form.dataset.lost;
  } finally {
    saving = false;
    if (changed) later();
  }
}

function told(status, answer) {
  if (answer.problem) {
    state.textContent = status === 409 ? answer.problem : "";
    stopped = status === 409; // an older window overwrites nothing by itself
    return;
  }
  form.elements.saves.value = answer.saves;
  form.action = answer.address;
  history.replaceState(null, "", answer.address);
  const now = new Date().toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  state.textContent = form.dataset.saved.replace("%s", now);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
}

form.addEventListener("input", (event) => {
  if (event.target === text || event.target === form.elements.language) show();
  changed = true;
  if (!event.isComposing) later();
});
form.addEventListener("compositionstart", () => clearTimeout(timer));
form.addEventListener("compositionend", later);
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  stopped = true;
  changed = false;
  if (!saving) return;
  // One at a time: else the quiet one could make this one look like an older window.
  event.preventDefault();
  const again = setInterval(() => {
    if (saving) return;
    clearInterval(again);
    form.requestSubmit(event.submitter);
  }, 50);
});
document.addEventListener("visibilitychange", () => document.hidden && keep());

show();
document.querySelector("[data-complaints]")?.focus();
