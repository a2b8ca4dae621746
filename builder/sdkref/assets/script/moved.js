// Leads from an address of an earlier release to where its place is now; the query and the rest of the anchor stay.
(() => {
  "use strict"

  const follow = () => {
    const table = document.querySelector("script.sdkref-moved")
    if (!table) return
    const moved = JSON.parse(table.textContent)
    const id = decodeURIComponent(location.hash.slice(1))
    if (id && document.getElementById(id)) return
    const old = Object.keys(moved)
      .filter(each => each && (id === each || (id.startsWith(each) && /[.:]/.test(id[each.length]))))
      .sort((one, other) => other.length - one.length)[0]
    const found = old === undefined ? moved[""] : moved[old] + id.slice(old.length)
    if (found === undefined) return
    const target = new URL(found, location.href)
    target.search = location.search
    if (old === undefined && !target.hash) target.hash = location.hash
    if (target.href !== location.href) location.replace(target.href)
  }

  addEventListener("hashchange", follow)
  document.addEventListener("sdkref:page", follow)
})();
