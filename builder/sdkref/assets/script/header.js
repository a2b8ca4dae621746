// Tells the style sheet how much of the window's top is taken by what sticks there.
(() => {
  "use strict"

  const root = document.documentElement

  // Pixels of what the style sheet holds already.
  const said = () => {
    const style = getComputedStyle(root)
    const value = style.getPropertyValue("--sdkref-top")
    return Number.parseFloat(value) * (value.trim().endsWith("rem") ? Number.parseFloat(style.fontSize) : 1)
  }

  // Every element inherits the height, so that each change of it costs all styles of a long page.
  const measure = header => {
    const sticks = header && ["fixed", "sticky"].includes(getComputedStyle(header).position)
    const height = sticks ? Math.floor(header.getBoundingClientRect().height) : 0
    if (!(Math.abs(said() - height) < 1)) root.style.setProperty("--sdkref-top", `${height}px`)
  }

  let seen = null
  const watched = typeof ResizeObserver === "function" && new ResizeObserver(() => measure(seen))

  document.addEventListener("sdkref:page", () => {
    const header = document.querySelector("body > header, body > * > header")
    if (header === seen && seen) return
    if (watched && seen) watched.unobserve(seen)
    seen = header
    if (watched && header) watched.observe(header)
    measure(header)
  })
})();
