// Where a trip that htmx shortens fails, it is made the long way, whose page says what happened.
// Without a line there is no such page: the form says it and keeps what is typed.

function goTheLongWay(element) {
  if (element.matches("form")) element.submit();
  else location.assign(element.href);
}

document.addEventListener("htmx:responseError", (event) => goTheLongWay(event.detail.elt));

document.addEventListener("htmx:sendError", (event) => {
  const said = event.detail.elt.querySelector("[data-lost]");
  if (said) said.hidden = false;
  else goTheLongWay(event.detail.elt);
});
