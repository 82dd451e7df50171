/*
 * Material searches when a key comes up. What is pasted, dictated or written with an input method brings no key, so
 * here every change of the search box counts as one.
 */
document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-md-component=search-query]")) target.dispatchEvent(new KeyboardEvent("keyup"));
});
