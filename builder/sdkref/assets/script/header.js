// Tells the style sheet how much of the window's top is taken by what sticks there.
(() => {
  "use strict"

  const root = document.documentElement

  const measure = header => {
    const sticks = header && ["fixed", "sticky"].includes(getComputedStyle(header).position)
    root.style.setProperty("--sdkref-top", `${sticks ? Math.floor(header.getBoundingClientRect().height) : 0}px`)
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
