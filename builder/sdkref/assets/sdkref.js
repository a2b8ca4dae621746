// One choice of language for the page, the site and the next visit; choice among examples; copying code.
// Works with whole page loads and with the theme's instant navigation (`document$`).
(() => {
  "use strict"

  const STORE = "sdkref.target"
  const root = document.documentElement
  let current = null

  const remembered = () => {
    try {
      return localStorage.getItem(STORE)
    } catch {
      return null
    }
  }

  const remember = target => {
    try {
      localStorage.setItem(STORE, target)
    } catch {
      // Private windows may forbid it; the choice then holds for this page.
    }
  }

  // Shows one target's panel in every set of tabs that has it. Returns whether any has.
  const show = target => {
    let found = false
    for (const tabs of document.querySelectorAll(".sdkref-tabs")) {
      const [bar, ...panels] = tabs.children
      const chosen = panels.find(panel => panel.dataset.target === target)
      if (!chosen) continue
      found = true
      if (!chosen.hidden) continue
      for (const panel of panels) panel.hidden = panel !== chosen
      for (const tab of bar.children) {
        const selected = tab.dataset.target === target
        tab.setAttribute("aria-selected", String(selected))
        tab.tabIndex = selected ? 0 : -1
      }
    }
    if (found) current = target
    uncover()
    return found
  }

  // Scrolls bars that are too narrow for all their tabs, so that the chosen one is in sight.
  const uncover = () => {
    const bars = [...document.querySelectorAll(".sdkref-tablist")].filter(bar => bar.scrollWidth > bar.clientWidth)
    const places = bars.map(bar => {
      const chosen = bar.querySelector("[aria-selected=true]")
      const start = chosen ? chosen.offsetLeft - bar.offsetLeft : 0
      const end = start + (chosen ? chosen.offsetWidth : 0)
      return start < bar.scrollLeft || end > bar.scrollLeft + bar.clientWidth
        ? Math.max(0, start - (bar.clientWidth - (end - start)) / 2)
        : bar.scrollLeft
    })
    bars.forEach((bar, number) => { bar.scrollLeft = places[number] })
  }

  // Changes the language while what the reader looks at stays where it is.
  const choose = (target, tab) => {
    const tabs = tab.closest(".sdkref-tabs")
    const [before, after] = places(tabs, tab, target)
    const top = before.getBoundingClientRect().top
    show(target)
    remember(target)
    const moved = after.getBoundingClientRect().top - top
    if (moved) window.scrollBy({ top: moved, behavior: "instant" })
  }

  // What the reader looks at, and what stands for it in the panel of another target: the first place
  // below the bar that both panels have, else the tabs themselves.
  const places = (tabs, tab, target) => {
    const panels = [...tabs.children]
    const from = panels.find(panel => panel.matches("[role=tabpanel]:not([hidden])"))
    const to = panels.find(panel => panel.dataset.target === target)
    const bottom = tab.getBoundingClientRect().bottom
    if (from && to && tabs.getBoundingClientRect().top < 0)
      for (const place of from.querySelectorAll("[id]")) {
        const { top, height } = place.getBoundingClientRect()
        if (!height || top < bottom) continue
        if (top > innerHeight) break
        const same = document.getElementById(to.id + place.id.slice(from.id.length))
        if (same) return [place, same]
      }
    return [tabs, tabs]
  }

  // The first of `?lang=`, the language of the place that the address leads to, and the last choice.
  const initial = () => {
    const asked = new URLSearchParams(location.search).get("lang")
    const target = asked && targetOf(asked)
    if (target) remember(target)
    show(target || current || remembered())
    reveal()
  }

  // A target's key, or the first target of a language.
  const targetOf = name => {
    const wanted = CSS.escape(name.toLowerCase())
    const panel =
      document.querySelector(`.sdkref-panel[data-target="${wanted}"]`) ||
      document.querySelector(`.sdkref-panel[data-language="${wanted}"]`)
    return panel && panel.dataset.target
  }

  // Opens whatever hides the element that the address leads to.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1))
    const place = id && document.getElementById(id)
    if (!place) return
    if (!place.closest("[data-search-exclude]")) return
    const panel = place.closest(".sdkref-panel")
    if (panel) show(panel.dataset.target)
    for (let each = place; each; each = each.parentElement)
      if (each.localName === "details") each.open = true
    place.scrollIntoView({ behavior: "instant" })
  }

  const pick = select => {
    const wanted = select.value
    const section = select.closest("section") || document
    for (const samples of section.querySelectorAll(".sdkref-samples")) {
      const found = [...samples.children].filter(each => each.dataset.sample !== undefined)
      if (!found.some(each => each.dataset.sample === wanted)) continue
      samples.dataset.chosen = ""
      for (const each of found) each.hidden = each.dataset.sample !== wanted
      const other = samples.querySelector("select")
      if (other !== select) other.value = wanted
    }
  }

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
    if (label === "Copied") return
    button.textContent = "Copied"
    setTimeout(() => (button.textContent = label), 1500)
  }

  document.addEventListener("click", event => {
    const tab = event.target.closest(".sdkref-tablist > [role=tab]")
    if (tab) choose(tab.dataset.target, tab)
    const button = event.target.closest(".sdkref-copy")
    if (button) copy(button)
  })

  document.addEventListener("change", event => {
    if (event.target.matches(".sdkref-choice > select")) pick(event.target)
  })

  const STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }

  document.addEventListener("keydown", event => {
    const tab = event.target.closest(".sdkref-tablist > [role=tab]")
    const step = STEPS[event.key]
    if (!tab || !step) return
    event.preventDefault()
    event.stopPropagation()
    const tabs = [...tab.parentElement.children]
    const last = tabs.length - 1
    const at = tabs.indexOf(tab) + step
    const next = tabs[Number.isFinite(step) ? (at + tabs.length) % tabs.length : step < 0 ? 0 : last]
    choose(next.dataset.target, next)
    next.focus({ preventScroll: true })
  })

  addEventListener("hashchange", reveal)
  root.classList.add("js")
  if (typeof document$ === "object" && document$ && document$.subscribe) document$.subscribe(initial)
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", initial)
  else initial()
})()
