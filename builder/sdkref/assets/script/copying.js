// Copies the code of a block, and nothing else.
(() => {
  "use strict"

  const copy = async button => {
    const code = button.closest(".sdkref-code").querySelector("pre")
    const text = code.textContent.replace(/\n$/, "")
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      getSelection().selectAllChildren(code)
      document.execCommand("copy")
      getSelection().removeAllRanges()
    }
    const label = button.textContent
    if (label === SDKREF_TEXTS.copied) return
    button.textContent = SDKREF_TEXTS.copied
    setTimeout(() => (button.textContent = label), 1500)
  }

  document.addEventListener("click", event => {
    const button = event.target.closest(".sdkref-copy")
    if (button) copy(button)
  })
})();
