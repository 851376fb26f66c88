// Style elements written by the desk's libraries carry the page's nonce: its policy asks for one.
{
  const { nonce } = document.currentScript
  const create = Document.prototype.createElement
  Document.prototype.createElement = function createElement(name, options) {
    const element = create.call(this, name, options)
    if (String(name).toLowerCase() === "style") element.nonce = nonce
    return element
  }
}
