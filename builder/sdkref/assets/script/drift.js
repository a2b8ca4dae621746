// The differences of the page of drift that a reader asks for; without scripts all of them stand there.
(() => {
  "use strict"

  const counted = (shown, all) => SDKREF_TEXTS.found.replace("{shown}", shown).replace("{all}", all)

  const sift = form => {
    const report = form.parentElement
    const { kind = "", sdk = "" } = Object.fromEntries(new FormData(form))
    const rows = [...report.querySelectorAll("li[data-kind]")]
    for (const row of rows) {
      const { kind: about, sdks } = row.dataset
      row.hidden = (kind && about !== kind) || (sdk && !sdks.split(" ").includes(sdk))
    }
    for (const group of report.querySelectorAll(".sdkref-drift-group"))
      group.hidden = !group.querySelector("li[data-kind]:not([hidden])")
    const shown = rows.filter(row => !row.hidden).length
    form.querySelector("output").value = kind || sdk ? counted(shown, rows.length) : ""
  }

  document.addEventListener("change", event => {
    const form = event.target.closest(".sdkref-filter")
    if (form) sift(form)
  })
})();
