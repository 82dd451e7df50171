/*
 * Marks the words by which a page was found: those that Material's search box puts into its address, as `?h=`. Material
 * marks them, too, but only with the index of the search, which is loaded for searching alone (search-later.js).
 */
{
  const FOUND = /[\p{L}\p{M}\p{N}]+(?:['’ʼ`´′][\p{L}\p{M}\p{N}]+)*/gu; // WORD in search-words.js
  const CONTENT = "[data-md-component=content] article";

  function mark(text, words) {
    const said = text.data, parts = [];
    let end = 0;
    for (const { 0: word, index: start } of said.matchAll(FOUND)) {
      if (!words.has(word.toLowerCase())) continue;
      const marked = document.createElement("mark");
      marked.dataset.mdHighlight = "";
      marked.textContent = word;
      parts.push(said.slice(end, start), marked);
      end = start + word.length;
    }
    if (parts.length) text.replaceWith(...parts, said.slice(end));
  }

  document$.subscribe(() => {
    const words = new Set((new URL(location.href).searchParams.get("h") ?? "").toLowerCase().match(FOUND));
    const content = document.querySelector(CONTENT);
    if (!words.size || !content) return;
    const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const inside = texts.currentNode.parentElement;
      if (!inside.closest("script, style, textarea, svg, mark[data-md-highlight]")) found.push(texts.currentNode);
    }
    for (const text of found) mark(text, words);
  });
}
