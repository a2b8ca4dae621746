// Tells the other scripts that a page is there: after it was loaded, and after a theme's instant navigation
// (`document$`) has put another one in its place. It comes after them in the order of names.
(() => {
  "use strict"

  const tell = () => document.dispatchEvent(new CustomEvent("sdkref:page"))

  document.documentElement.classList.add("js")
  if (typeof document$ === "object" && document$ && document$.subscribe) document$.subscribe(tell)
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", tell)
  else tell()
})();
