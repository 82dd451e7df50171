/*
 * What Material's search box leaves out. It searches when a key comes up, but what is pasted, dictated or written with
 * an input method brings no key. It opens when it gets the focus, but keeps it when a result has been opened and, with
 * instant navigation, the next text is typed. And closed, Enter would send it as a form, to nobody.
 */
document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-md-component=search-query]")) return;
  const toggle = document.querySelector("[data-md-toggle=search]");
  if (!toggle.checked) toggle.click();
  target.dispatchEvent(new KeyboardEvent("keyup"));
});

document.addEventListener("submit", (event) => {
  if (event.target.matches(".md-search__form")) event.preventDefault();
});
