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

/*
 * Each result is one entry. Material puts the page before an entry that is a part of one, as a place is, so that the
 * first link led to the page; and to every address it adds `?h=`, the words to be marked there, also where it has none.
 * Where nothing is found, it does not say for what.
 */
{
  const box = document.querySelector("[data-md-component=search-result]");
  const field = document.querySelector("[data-md-component=search-query]");

  // Material knows one form for one and one for many; languages have up to six.
  function counted(status) {
    const { lang } = document.documentElement;
    const forms = JSON.parse(status.dataset.counts);
    const number = Number(status.textContent);
    const form = forms[new Intl.PluralRules(lang).select(number)] ?? forms.other;
    return form.replace("%(num)s", new Intl.NumberFormat(lang).format(number));
  }

  function mend() {
    for (const page of box.querySelectorAll(".md-search-result__item > a:not(:last-child)")) page.remove();
    for (const link of box.querySelectorAll('a[href*="?h=#"], a[href$="?h="]')) link.href = link.href.replace("?h=", "");
    const status = box.querySelector("[data-none]");
    if (status.textContent === status.dataset.none) status.textContent = status.dataset.none.replace("#", () => field.value);
    else if (/^\d+$/.test(status.textContent.trim())) status.textContent = counted(status);
  }

  const observer = new MutationObserver(() => {
    mend();
    observer.takeRecords(); // of what was mended
  });
  if (box) observer.observe(box, { childList: true, subtree: true });
}
