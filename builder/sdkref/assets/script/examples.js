// Choice among examples by name, and among answers by status. One name holds for a whole section: for the
// request in every language, and for its answer.
(() => {
  "use strict"

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

  const answer = chosen => {
    const buttons = [...chosen.parentElement.children]
    const answers = chosen.closest(".sdkref-answers")
    const shown = [...answers.children].filter(each => each.matches(".sdkref-answer"))
    answers.dataset.chosen = ""
    buttons.forEach((button, number) => {
      const wanted = button === chosen
      button.setAttribute("aria-pressed", String(wanted))
      shown[number].hidden = !wanted
      const folded = shown[number].querySelector(":scope > details")
      if (folded) folded.open = wanted
    })
  }

  document.addEventListener("change", event => {
    if (event.target.matches(".sdkref-choice > select")) pick(event.target)
  })

  document.addEventListener("click", event => {
    const button = event.target.closest(".sdkref-statuses > button")
    if (button) answer(button)
  })

  // A place that the address leads to may be in an answer or an example that is not shown.
  document.addEventListener("sdkref:reveal", event => {
    const folded = event.target.closest(".sdkref-answers > .sdkref-answer")
    const statuses = folded && folded.parentElement.querySelector(".sdkref-statuses")
    if (!statuses) return
    const all = [...folded.parentElement.children].filter(each => each.matches(".sdkref-answer"))
    answer(statuses.children[all.indexOf(folded)])
  })
})();
