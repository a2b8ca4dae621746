// One choice of language for the page, the site and the next visit; what the reader looks at stays in its place.
(() => {
  "use strict"

  const STORE = "sdkref.target"
  const LANGUAGE = "sdkref.language"
  const PARTS = ".sdkref-panel, .sdkref-example"
  let current = null

  // The last choice, on whatever site of this host: versions of a site have the same tabs, and a site with other
  // SDKs shows the same language.
  const remembered = () => {
    const target = kept(STORE)
    return panelOf(target) ? target : targetOf(kept(LANGUAGE) || "")
  }

  const kept = key => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }

  // What other scripts ask for: the choice, on pages without tabs as well.
  const tell = () => { document.documentElement.dataset.sdkrefTarget = current || kept(STORE) || "" }

  const remember = target => {
    const panel = panelOf(target)
    try {
      if (panel) localStorage.setItem(LANGUAGE, panel.dataset.language)
      localStorage.setItem(STORE, target)
    } catch {
      // Private windows may forbid it; the choice then holds for this page.
    }
  }

  const parts = tabs => [...tabs.querySelectorAll(PARTS)]
  const panels = tabs => [...tabs.querySelectorAll(".sdkref-panel")]

  // Shows one target in every set of tabs that has it. Returns whether any has.
  const show = target => {
    let found = false
    for (const tabs of document.querySelectorAll(".sdkref-tabs")) {
      const chosen = panels(tabs).find(panel => panel.dataset.target === target)
      if (!chosen) continue
      found = true
      if (!chosen.hidden) continue
      for (const part of parts(tabs)) part.hidden = part.dataset.target !== target
      for (const tab of tabs.firstElementChild.children) {
        const selected = tab.dataset.target === target
        tab.setAttribute("aria-selected", String(selected))
        tab.tabIndex = selected ? 0 : -1
      }
    }
    if (found) current = target
    tell()
    uncover(document)
    return found
  }

  // Scrolls bars that are too narrow for all their tabs, so that the chosen one is in sight. A bar in a section that
  // the browser has not laid out yet waits until it has, since its width alone would cost that section's layout.
  const uncover = within => {
    const laid = bar => !bar.checkVisibility || bar.checkVisibility({ contentVisibilityAuto: true })
    const narrow = bar => laid(bar) && bar.scrollWidth > bar.clientWidth
    const bars = [...within.querySelectorAll(".sdkref-tablist")].filter(narrow)
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

  // What the reader looks at, and what stands for it in another target: the first place below the bar that both
  // have, else the tabs themselves. What stands in a column of its own moves with the window, and is no such place.
  const places = (tabs, tab, target) => {
    const bottom = tab.getBoundingClientRect().bottom
    if (tabs.getBoundingClientRect().top >= 0) return [tabs, tabs]
    const from = panels(tabs).find(panel => !panel.hidden)
    const to = panels(tabs).find(panel => panel.dataset.target === target)
    const beside = tabs.querySelector(".sdkref-beside")
    const sticks = beside && getComputedStyle(beside).position === "sticky"
    for (const place of tabs.querySelectorAll("[id]")) {
      // What stands in closed details has a height all the same.
      if (place.closest("[hidden], .sdkref-tablist, details:not([open])") || (sticks && beside.contains(place))) continue
      const { top, height } = place.getBoundingClientRect()
      if (!height || top < bottom) continue
      if (top > innerHeight) break
      const own = from && place.id.startsWith(from.id) && /^[.:/]|^$/.test(place.id.slice(from.id.length))
      const same = own ? to && document.getElementById(to.id + place.id.slice(from.id.length)) : place
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

  const panelOf = target => target && document.querySelector(`.sdkref-panel[data-target="${CSS.escape(target)}"]`)

  // A target's key, or the first target of a language.
  const targetOf = name => {
    const wanted = name.toLowerCase()
    const panel =
      panelOf(wanted) || document.querySelector(`.sdkref-panel[data-language="${CSS.escape(wanted)}"]`)
    return panel && panel.dataset.target
  }

  // Opens whatever hides the element that the address leads to.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1))
    const place = id && document.getElementById(id)
    if (!place || !place.closest('[class^="sdkref-"]')) return
    const part = place.closest(PARTS)
    if (part) show(part.dataset.target)
    place.dispatchEvent(new CustomEvent("sdkref:reveal", { bubbles: true }))
    for (let each = place; each; each = each.parentElement)
      if (each.localName === "details") each.open = true
    place.scrollIntoView({ behavior: "instant" })
  }

  // Comes from a section as it enters the window's surroundings.
  document.addEventListener("contentvisibilityautostatechange", event => {
    if (!event.skipped) uncover(event.target)
  }, true)

  document.addEventListener("click", event => {
    const tab = event.target.closest(".sdkref-tablist > [role=tab]")
    if (tab) choose(tab.dataset.target, tab)
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

  // Other windows of the browser tell when a reader chooses there.
  addEventListener("storage", event => {
    if (event.key === STORE && event.newValue) show(remembered())
  })

  addEventListener("hashchange", reveal)
  document.addEventListener("sdkref:page", initial)
})();
