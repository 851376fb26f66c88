// A toolbar button that links to an article or issue picked by its title, in any language. The
// link is a reference (/-/article/42/), so that it survives a change of address.
import { Extension } from "django-prose-editor/editor"

const words = document.getElementById("desk-words")?.dataset ?? {}
const WAIT = 200 // milliseconds without typing before the desk is asked

const make = (tag, properties = {}, children = []) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

const insert = (editor, piece) => {
  const { href, label, titles } = piece
  const chain = editor.chain().focus()
  if (!editor.state.selection.empty) return chain.setLink({ href }).run()
  if (editor.isActive("link")) return chain.extendMarkRange("link").setLink({ href }).run()
  const tag = editor.view.dom.closest("[lang]")?.lang
  const text = titles[tag] || label
  return chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] }).run()
}

const makePicker = (editor) => {
  const input = make("input", { type: "search", placeholder: words.search })
  input.setAttribute("aria-label", words.search)
  const close = make("button", { type: "button", textContent: words.close, className: "quiet" })
  const list = make("ul")
  const picker = make("div", { className: "piece-picker" }, [input, close, list])
  let waiting
  let asked = 0

  const leave = () => {
    picker.remove()
    editor.commands.focus()
  }

  const say = (text) => list.replaceChildren(make("li", { textContent: text }))

  const choice = (piece) => {
    const button = make("button", { type: "button" }, [
      make("small", { textContent: piece.kind }),
      ` ${piece.label}`,
    ])
    button.addEventListener("click", () => {
      picker.remove()
      insert(editor, piece)
    })
    return make("li", {}, [button])
  }

  const search = async () => {
    asked += 1
    const turn = asked
    try {
      const answer = await fetch(`${words.pieces}?${new URLSearchParams({ q: input.value })}`)
      if (!answer.ok) throw new Error(answer.statusText)
      const { pieces } = await answer.json()
      if (turn !== asked) return // a later question is under way
      if (pieces.length) list.replaceChildren(...pieces.map(choice))
      else say(words.none)
    } catch {
      if (turn === asked) say(words.failed)
    }
  }

  const later = (event) => {
    if (event.isComposing) return // an input method is still writing
    clearTimeout(waiting)
    waiting = setTimeout(search, WAIT)
  }

  input.addEventListener("input", later)
  input.addEventListener("compositionend", later)
  // The text of this search is no part of the form.
  for (const type of ["input", "change"]) picker.addEventListener(type, (e) => e.stopPropagation())
  picker.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (event.key === "Escape") leave()
    if (event.key !== "Enter" || event.target !== input) return
    event.preventDefault() // would submit the form
    list.querySelector("button")?.click()
  })
  close.addEventListener("click", leave)
  return { picker, input, search }
}

// The toolbar's own words are English: say them as the desk's catalogue does.
const translate = (items) => {
  const say = window.gettext ?? String
  for (const { button, option } of Object.values(items ?? {})) {
    if (button?.title) {
      button.title = say(button.title)
      button.setAttribute("aria-label", button.title)
    }
    if (option) option.textContent = say(option.textContent)
  }
}

// What is written into stands in for the field: it takes its label, for who cannot see the form.
const takeLabel = (text) => {
  const field = text.closest(".prose-editor")?.querySelector("textarea")
  const label = field && document.querySelector(`label[for="${field.id}"]`)
  if (label) text.setAttribute("aria-label", label.textContent.trim())
  text.setAttribute("aria-multiline", "true")
}

export const PieceLink = Extension.create({
  name: "pieceLink",
  priority: 1, // last, when every other button is there

  onCreate() {
    takeLabel(this.editor.view.dom)
  },

  addMenuItems({ buttons, menu, _definedItems }) {
    translate(_definedItems)
    menu.defineItem({
      name: "pieceLink",
      groups: "link",
      priority: 90,
      button: buttons.material("article", words.link),
      command(editor) {
        const frame = editor.view.dom.parentElement
        const open = frame.querySelector(".piece-picker")
        if (open) return open.remove()
        const { picker, input, search } = makePicker(editor)
        editor.view.dom.before(picker)
        input.focus()
        return search()
      },
    })
  },
})
