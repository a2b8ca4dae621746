// The page as Markdown: copies the twin of the chosen language, and lets the link to it lead to that one.
(() => {
  "use strict"

  // The twins of the language that the page shows; without tabs on it, of the last choice.
  const chosen = menu => {
    const shown = document.querySelector('.sdkref-tablist > [role=tab][aria-selected="true"]')
    const target = shown ? shown.dataset.target : document.documentElement.dataset.sdkrefTarget
    const all = [...menu.querySelectorAll("a[data-target]")]
    const found = all.filter(each => each.dataset.target === target)
    return found.length ? found : [menu.querySelector(".sdkref-twins-view")]
  }

  const lead = event => {
    const view = event.target.closest?.(".sdkref-twins-view")
    if (view) view.href = chosen(view.parentElement)[0].href
  }

  const text = async links => {
    const answers = await Promise.all(links.map(each => fetch(each.href)))
    if (!answers.every(each => each.ok)) throw new Error("the Markdown of this page is not there")
    return (await Promise.all(answers.map(each => each.text()))).join("\n")
  }

  // A browser may ask for the text inside of the click, while it is still on its way.
  const write = async loading => {
    if (typeof ClipboardItem === "function" && navigator.clipboard.write) {
      const blob = loading.then(text => new Blob([text], { type: "text/plain" }))
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })])
    } else await navigator.clipboard.writeText(await loading)
  }

  const copy = async button => {
    const links = chosen(button.parentElement)
    const label = button.dataset.label || button.textContent
    button.dataset.label = label
    try {
      await write(text(links))
      button.textContent = SDKREF_TEXTS.copied
      setTimeout(() => (button.textContent = label), 1500)
    } catch {
      // Without a server or a clipboard, the text is shown instead.
      location.href = links[0].href
    }
  }

  const unhide = () => {
    for (const button of document.querySelectorAll(".sdkref-twins-copy")) button.hidden = false
  }

  document.addEventListener("click", event => {
    lead(event)
    const button = event.target.closest(".sdkref-twins-copy")
    if (button) copy(button)
    for (const menu of document.querySelectorAll(".sdkref-twins-all[open]"))
      if (!menu.contains(event.target)) menu.open = false
  })
  document.addEventListener("pointerdown", lead)
  document.addEventListener("focusin", lead)
  document.addEventListener("keydown", event => {
    const menu = event.key === "Escape" && event.target.closest?.(".sdkref-twins-all[open]")
    if (!menu) return
    menu.open = false
    menu.querySelector("summary").focus()
  })

  document.addEventListener("sdkref:page", unhide)
})();
