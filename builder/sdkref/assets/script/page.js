// Tells the other scripts that a page is there: after it was loaded, and after a theme's instant navigation
// (`document$`) has put another one in its place. It comes after them in the order of names.
(() => {
  "use strict"

  let last = null

  // A theme may tell of the first page as well, or, where a page comes from a disk, of none at all.
  const tell = () => {
    const first = document.querySelector("h1")
    if (first && first === last) return
    last = first
    document.dispatchEvent(new CustomEvent("sdkref:page"))
  }

  document.documentElement.classList.add("js")
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", tell)
  else tell()
  if (typeof document$ === "object" && document$ && document$.subscribe) document$.subscribe(tell)
})();
