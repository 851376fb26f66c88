// What Word, Google Docs and web pages put on the clipboard, made into what we keep, before the
// editor's schema drops the rest. On saving, `editions/flow.py` reads it anew and has the last word.
import { Extension, Plugin } from "django-prose-editor/editor"

const GONE = "script, style, head, title, template, noscript, iframe, object, svg, meta, link"
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, table, div, section, article"
const SAME_THING = { B: "strong", I: "em", H1: "h2", H4: "h3", H5: "h3", H6: "h3" }
const LINES = "div, td, th, caption, dt, dd, figcaption, pre, address"
const BULLET = /^\s*(?:[·•▪◦‣\-–o§]|\(?\d{1,3}[.)、]|\(?[a-zA-Z][.)])[\s\u00a0]+/
const NUMBERED = /^\s*\(?(?:\d{1,3}|[a-zA-Z])[.)、]/

const rename = (element, name) => {
  const other = element.ownerDocument.createElement(name)
  if (element.hasAttribute("href")) other.setAttribute("href", element.getAttribute("href"))
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

const styleOf = (element) => (element.getAttribute("style") || "").replace(/\s/g, "").toLowerCase()

const stripBullet = (paragraph) => {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim()) {
      walker.currentNode.data = walker.currentNode.data.replace(BULLET, "")
      return
    }
  }
}

// Word's list items are paragraphs that carry their bullet as text, and how deep they stand.
const gatherWordLists = (body) => {
  let open = [] // the lists being filled, outermost first
  let last = null
  for (const paragraph of body.querySelectorAll("p")) {
    const style = styleOf(paragraph)
    const depth = Number(style.match(/mso-list:l\d+level(\d)/)?.[1] ?? 0)
    if (!depth) continue
    const marker = [...paragraph.querySelectorAll("span")].find((span) =>
      styleOf(span).includes("mso-list:ignore"),
    )
    const kind = NUMBERED.test((marker || paragraph).textContent) ? "OL" : "UL"
    if (marker) marker.remove()
    else stripBullet(paragraph)
    if (!last || paragraph.previousElementSibling !== last) open = []
    open.length = Math.min(open.length, depth)
    const list = open.at(-1)
    if (open.length < depth || list.tagName !== kind) {
      const deeper = body.ownerDocument.createElement(kind)
      if (open.length === depth) open.pop()
      const item = open.at(-1)?.lastElementChild
      if (item) item.append(deeper)
      else paragraph.before(deeper)
      open.push(deeper)
      if (open.length === 1) last = deeper
    }
    const item = body.ownerDocument.createElement("li")
    item.append(rename(paragraph, "p"))
    open.at(-1).append(item)
  }
}

const tidy = (element) => {
  const style = styleOf(element)
  const isBold = /font-weight:(bold|[6-9]00)/.test(style)
  if (/^(B|STRONG)$/.test(element.tagName) && style.includes("font-weight:normal")) {
    element.replaceWith(...element.childNodes) // Google Docs wraps a whole paste in such a <b>
  } else if (element.tagName === "SPAN" && (isBold || style.includes("font-style:italic"))) {
    rename(element, isBold ? "strong" : "em")
  } else if (element.tagName in SAME_THING) {
    rename(element, SAME_THING[element.tagName])
  } else if (element.matches(LINES) && !element.querySelector(BLOCKS)) {
    rename(element, "p")
  }
}

export const cleanPaste = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  for (const element of body.querySelectorAll(GONE)) element.remove()
  gatherWordLists(body)
  for (const element of [...body.querySelectorAll("*")].reverse()) tidy(element)
  for (const element of body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) {
      if (!["href", "start"].includes(name)) element.removeAttribute(name)
    }
  }
  return body.innerHTML
}

export const CleanPaste = Extension.create({
  name: "cleanPaste",

  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: cleanPaste } })]
  },
})
