// Buttons in the place of Material's labels, and no keys that act alone. Works on every page shown: it looks at what
// instant navigation does not replace.

{
  const search = document.getElementById("__search")

  // A button presses the control whose id it names.
  document.addEventListener("click", event => {
    const id = event.target.closest("[data-presses]")?.dataset.presses
    if (id) document.getElementById(id).click()
  })

  // Another language shows what is chosen and the place that is shown here.
  document.addEventListener("click", event => {
    const link = event.target.closest(".languages a")
    if (link) Object.assign(link, { hash: location.hash, search: location.search })
  })

  // The search takes the focus when it opens. Escape closes it, and Material then leaves the focus nowhere; it belongs
  // where the search was opened.
  search?.addEventListener("change", () => {
    const button = document.querySelector(".search-button")
    if (search.checked) document.querySelector("[data-md-component=search-query]").focus()
    else if (button.checkVisibility()) button.focus()
  })

  // Material shows which colours are chosen and does not say so.
  document$.subscribe(() => {
    const shown = document.querySelector(".md-option + label:not([hidden])")
    if (shown) shown.previousElementSibling.checked = true
  })

  // Material's keys F, S, P, N and others act without Ctrl or Alt, so that a word spoken to a dictation program or a key
  // struck by mistake goes to another page; WCAG 2.1.4 asks for none such. While the search is open keys are text.
  document.addEventListener("keydown", event => {
    if (event.key.length === 1 && !search?.checked) event.stopPropagation()
  })
}
