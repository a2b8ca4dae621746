"""The script that a preview puts into pages: it asks for news, reloads in place, and shows what failed."""

import json

NEWS = "/.sdkref/news"
"""Where pages ask for news."""


def preview_script(build: str) -> str:
    """Return the element to be put into a page of the build of this name."""
    text = _SCRIPT.replace("$NEWS", json.dumps(NEWS)).replace("$BUILD", json.dumps(build))
    return f"<script>{text}</script>\n"


_SCRIPT = """(() => {
  const news = $NEWS, build = $BUILD, kept = "sdkref-preview-place", pause = 50;
  let note, known = "", hidden = "";

  const dismiss = () => { if (note) { note.remove(); note = undefined; hidden = known; } };
  const element = (parent, name, text, style) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.style.cssText = style;
    parent.append(made);
    return made;
  };
  const show = (fault) => {
    if (note) { note.remove(); note = undefined; }
    if (!fault || fault === hidden) return;
    note = document.createElement("div");
    note.id = "sdkref-preview-fault";
    note.setAttribute("role", "alert");
    note.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:60vh;overflow:auto;" +
      "padding:12px 16px;background:#7f0018;color:#fff;font:14px/1.5 sans-serif;text-align:left";
    const shut = element(note, "button", "Close (Esc)", "float:right;margin:0 0 8px 16px;padding:4px 10px;" +
      "border:1px solid #fff;border-radius:4px;background:none;color:inherit;font:inherit;cursor:pointer");
    shut.type = "button";
    shut.addEventListener("click", dismiss);
    element(note, "strong", "The build failed. This is the last good site.", "display:block");
    element(note, "pre", fault, "margin:8px 0 0;padding:0;background:none;color:inherit;" +
      "font:13px/1.5 monospace;white-space:pre-wrap;overflow-wrap:anywhere");
    document.documentElement.append(note);
  };

  const headings = () => [...document.querySelectorAll("h1[id],h2[id],h3[id],h4[id],h5[id],h6[id]")];
  const leave = () => {
    const above = headings().filter((each) => each.getClientRects().length &&
      each.getBoundingClientRect().top < innerHeight / 3).pop();
    const from = above ? above.getBoundingClientRect().top : 0;
    const place = [location.href, above ? above.id : "", from, scrollX, scrollY];
    sessionStorage.setItem(kept, JSON.stringify(place));
    history.scrollRestoration = "manual";
    location.reload();
  };
  const restore = () => {
    const [address, id, from, x, y] = JSON.parse(sessionStorage.getItem(kept) || "[]");
    if (address !== location.href) return;
    const above = id && document.getElementById(id);
    const top = above ? scrollY + above.getBoundingClientRect().top - from : y;
    scrollTo({ left: x, top, behavior: "instant" });
  };
  const arrive = () => {
    restore();
    const settle = () => {
      restore();
      sessionStorage.removeItem(kept);
      history.scrollRestoration = "auto";
    };
    if (document.readyState === "complete") settle(); else addEventListener("load", () => setTimeout(settle));
  };

  const ask = async () => {
    let wait = pause;
    if (!document.hidden) try {
      const said = await (await fetch(news)).json();
      if (said.build !== build) return leave();
      if (said.fault !== known) { hidden = ""; show(known = said.fault); }
    } catch { wait = 2000; }
    setTimeout(ask, wait);
  };

  addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(); });
  if (sessionStorage.getItem(kept)) arrive();
  ask();
})()"""
"""Asks again and again: a connection held open would be one of the six that a browser allows to a host.

The place of a reader is kept as the heading above it, since an edit may change what stands before.
"""
