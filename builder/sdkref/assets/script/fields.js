// Fields that open in place: all of a table at once, one alternative of a union at a time, and a link at every
// row and heading to itself.
(() => {
  "use strict"

  const WORDS = { true: SDKREF_TEXTS.collapse, false: SDKREF_TEXTS.expand }

  const toggle = button => {
    const open = button.textContent === WORDS[false]
    for (const each of button.closest("table").querySelectorAll("details")) each.open = open
    button.textContent = WORDS[open]
  }

  const link = () => {
    const places = ".sdkref-label > a:not([href]), .sdkref-fields td:first-child > a:not([href]), .sdkref-link:not([href])"
    for (const each of document.querySelectorAll(places)) {
      const place = each.closest("[id]")
      if (place) each.setAttribute("href", `#${place.id}`)
    }
  }

  // The others close when a reader opens one; a name that is a link leads to its model and opens nothing.
  const choose = chosen => {
    for (const other of chosen.parentElement.children) if (other !== chosen && other.open) other.open = false
  }

  document.addEventListener("click", event => {
    const button = event.target.closest(".sdkref-all")
    if (button) toggle(button)
    const name = !event.target.closest("a") && event.target.closest(".sdkref-variants > details > summary")
    if (name && !name.parentElement.open) choose(name.parentElement)
  })

  document.addEventListener("sdkref:page", link)
})();
