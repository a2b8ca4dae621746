// Filters an index by the words that are typed and by method; the keys lead from the field into the list and back.
(() => {
  "use strict"

  const HEADING = ".sdkref-label"
  const texts = new WeakMap()

  const text = row => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase())
    return texts.get(row)
  }

  const rowsOf = form => [...form.parentElement.querySelectorAll(":scope > ul > li")]

  const sift = form => {
    const words = form.querySelector("input").value.toLowerCase().split(/\s+/).filter(Boolean)
    const method = (form.querySelector("select") || {}).value || ""
    const rows = rowsOf(form)
    let shown = 0
    for (const row of rows) {
      const named = method && row.querySelector("[data-method]")
      row.hidden =
        Boolean(method && !(named && named.dataset.method === method)) || !words.every(each => text(row).includes(each))
      if (!row.hidden) shown += 1
    }
    for (const list of form.parentElement.querySelectorAll(":scope > ul")) {
      list.hidden = !list.querySelector(":scope > li:not([hidden])")
      const heading = list.previousElementSibling
      if (heading && heading.matches(HEADING)) heading.hidden = list.hidden
    }
    const counted = form.dataset.counted.replace("{shown}", shown).replace("{all}", rows.length)
    form.querySelector("output").value = words.length || method ? counted : ""
  }

  const links = form => rowsOf(form).filter(row => !row.hidden).map(row => row.querySelector("a"))

  const onForm = (kind, act) =>
    document.addEventListener(kind, event => {
      const form = event.target.closest && event.target.closest(".sdkref-find")
      if (form) act(form, event)
    })

  onForm("input", sift)
  onForm("change", sift)

  onForm("submit", (form, event) => {
    event.preventDefault()
    const [first] = links(form)
    if (first) first.click()
  })

  document.addEventListener("keydown", event => {
    const { key, target } = event
    const index = target.closest && target.closest(".sdkref-index")
    const form = index && index.querySelector(":scope > .sdkref-find")
    if (!form || target.localName === "select") return
    const field = form.querySelector("input")
    if (key === "Escape" && target === field && field.value) {
      field.value = ""
      sift(form)
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      const places = [field, ...links(form)]
      const at = places.indexOf(target)
      const next = places[at + (key === "ArrowDown" ? 1 : -1)]
      if (at < 0 || !next) return
      next.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  })

  // A page that the browser brings back may have kept what was typed.
  document.addEventListener("sdkref:page", () => document.querySelectorAll(".sdkref-find").forEach(sift))
})();
