/*
 * The search itself, behind Material's search box. It speaks the protocol of Material's own worker (SearchMessage in
 * src/templates/assets/javascripts/integrations/search/worker/message of mkdocs-material 9.8):
 *
 *   READY           said once the documents are there: those of search/search_index.json, as generator/finish/index.py
 *                   leaves them
 *   QUERY  text     what is in the search box
 *   RESULT {items}  the answer to it: lists of documents, the best first, each with its page, where it is a part of one
 *   FAILED          said to search-later.js where they cannot be loaded
 */

importScripts("search-words.js");

const [READY, QUERY, RESULT, FAILED] = [1, 2, 3, 4];

/**
 * How much a match counts: the word itself, its beginning, its sound, a word with one mistake. The last is so little
 * that the best name with a mistake (18 times as much as a word in a text) stands after the beginning of any word.
 */
const EXACT = 1, BEGINNING = 0.8, SOUNDS_LIKE = 0.5, MISTAKEN = 0.02;

/** A match in a text counts one, in a name or title more, the more of it the word is. */
const IN_NAME = 3;

/** A word of so many letters may have one mistake. */
const LONG = 6;

/** How many characters of a text are shown, and how many of them before the first match. */
const TEASER = 200, BEFORE = 60;

/** In so many results the words are marked that were found: more than anybody reads before typing on. */
const MARKED = 100;

let docs = [];

/** For every form of every word the documents that have it, and how much it counts there. */
let index = new Map();

/** All forms in order, so that those with one beginning stand beside each other, and by how long they are. */
let ordered = [], byLength = new Map();

/** For every name, as a whole, the documents that have it. */
let called = new Map();

function setup(found) {
  docs = found.map((doc) => ({ names: [], kind: "", boost: 1, ...doc }));
  index = new Map();
  called = new Map();
  docs.forEach((doc, number) => {
    for (const name of [doc.title, ...doc.names]) {
      called.set(whole(name), (called.get(whole(name)) ?? new Set()).add(number));
      const weight = IN_NAME * doc.boost * (1 + 1 / words(name).length);
      for (const word of parts(name)) for (const form of forms(word)) note(form, number, weight);
    }
    for (const word of unhyphenated(doc.text)) {
      for (const form of forms(word)) if (!form.startsWith(SOUND)) note(form, number, 1);
    }
  });
  ordered = [...index.keys()].sort();
  byLength = new Map();
  for (const form of ordered) {
    if (!byLength.has(form.length)) byLength.set(form.length, []);
    byLength.get(form.length).push(form);
  }
}

function note(form, number, weight) {
  if (!index.has(form)) index.set(form, new Map());
  const places = index.get(form);
  places.set(number, Math.max(weight, places.get(number) ?? 0));
}

/** Return how well a form of the index matches a form of a word that was typed; 0 if it does not. */
function closeness(typed, form) {
  const sounds = typed.startsWith(SOUND);
  if (sounds !== form.startsWith(SOUND)) return 0;
  const most = sounds ? SOUNDS_LIKE : EXACT;
  if (form === typed) return most;
  if (form.startsWith(typed)) return most * BEGINNING * (0.5 + typed.length / form.length / 2);
  const letters = Math.max(typed.length, form.length) - (sounds ? SOUND.length : 0);
  return letters >= LONG && oneMistake(typed, form) ? most * MISTAKEN : 0;
}

/** Return whether one letter more, less, other or in the place of the next makes one word of the other. */
function oneMistake(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

/** Yield the forms of the index that may match one that was typed: those that begin so, and those nearly as long. */
function* near(typed) {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle] < typed) low = middle + 1;
    else high = middle;
  }
  while (low < ordered.length && ordered[low].startsWith(typed)) yield ordered[low++];
  const letters = typed.length - (typed.startsWith(SOUND) ? SOUND.length : 0);
  if (letters + 1 < LONG) return;
  for (const length of [typed.length - 1, typed.length, typed.length + 1]) {
    for (const form of byLength.get(length) ?? []) if (!form.startsWith(typed)) yield form;
  }
}

/** Return the documents that match a word: how well, and the forms by which they do. */
function matches(word) {
  const found = new Map();
  for (const typed of forms(word)) {
    for (const form of near(typed)) {
      const close = closeness(typed, form);
      if (close === 0) continue;
      for (const [number, weight] of index.get(form)) {
        if (!found.has(number)) found.set(number, { score: 0, forms: new Set() });
        const match = found.get(number);
        match.score = Math.max(match.score, close * weight);
        match.forms.add(form);
      }
    }
  }
  return found;
}

/** Return the matching documents, the best first, and the words that no document has. */
function search(query) {
  const typed = [...new Set(query.match(WORD) ?? [])];
  const found = typed.map(matches);
  const missing = typed.filter((_, at) => found[at].size === 0);
  // A rare word tells more of what is meant than a common one.
  const rarity = found.map((documents) => (documents.size ? Math.log(1 + docs.length / documents.size) : 0));
  const most = rarity.reduce((sum, one) => sum + one, 0);
  // What was typed apart may be written as one word.
  const apart = typed.length > 1 ? matches(typed.join("")) : new Map();
  const byNumber = new Map();
  const add = (documents, weight) => {
    for (const [number, match] of documents) {
      if (!byNumber.has(number)) {
        byNumber.set(number, { number, doc: docs[number], score: 0, forms: new Set(), share: 0 });
      }
      const hit = byNumber.get(number);
      hit.score += match.score * weight;
      hit.share += weight;
      match.forms.forEach((form) => hit.forms.add(form));
    }
  };
  found.forEach((documents, at) => add(documents, rarity[at]));
  add(apart, most || 1);
  const hits = [...byNumber.values()].sort((one, other) => one.number - other.number);
  // What is called as was typed stands before all that is only like it or speaks of it.
  const top = hits.reduce((score, hit) => Math.max(score, hit.score), 0);
  for (const number of called.get(whole(query)) ?? []) if (byNumber.has(number)) byNumber.get(number).score += top;
  // A document that has less than half of what was asked for is not what was asked for, unless it is as good.
  const good = hits.filter((hit) => hit.share > 0 && hit.share >= most / 2);
  const best = good.reduce((score, hit) => Math.max(score, hit.score), 0);
  const others = hits.filter((hit) => hit.share > 0 && hit.share < most / 2 && hit.score >= best);
  return [[...good, ...others].sort((one, other) => other.score - one.score), missing];
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Return whether a word of a text is one of those by which a document was found; short sounds are too common. */
function isMatch(word, hit) {
  return formsInside(word).some((form) => hit.forms.has(form) && !(form.startsWith(SOUND) && form.length <= 3));
}

/** Return a text as HTML, with the matching words marked. */
function marked(text, hit) {
  let html = "", end = 0;
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    if (!isMatch(word, hit)) continue;
    html += `${escaped(text.slice(end, start))}<mark>${escaped(word)}</mark>`;
    end = start + word.length;
  }
  return html + escaped(text.slice(end));
}

/** Return some lines of a text round the first word that matches. */
function teaser(text, hit) {
  const first = [...text.matchAll(WORD)].find(([word]) => isMatch(word, hit))?.index ?? 0;
  const start = text.length > TEASER && first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
  const rest = text.slice(start);
  const said = rest.length > TEASER ? `${rest.slice(0, rest.lastIndexOf(" ", TEASER)).replace(/[\s·]+$/, "")} …` : rest;
  return marked(start ? `… ${said}` : said, hit);
}

/** Return a document as Material shows it; its words, as the keys of `terms`, are marked on the page it opens. */
function shown(hit, missing) {
  const { doc } = hit;
  const matching = (text) => (text.match(WORD) ?? []).filter((word) => isMatch(word, hit));
  // Where the title does not say why it was found, the name that does comes first.
  const name = matching(doc.title).length ? "" : (doc.names.find((one) => matching(one).length) ?? "");
  const because = name && `${marked(name, hit)}. `;
  const said = [doc.title, ...doc.names, doc.text].flatMap(matching).slice(0, 9);
  return {
    location: doc.location,
    title: marked(doc.title, hit) + (doc.kind && ` <small class="search-kind">${escaped(doc.kind)}</small>`),
    text: `<p>${because}${teaser(doc.text, hit)}</p>`,
    score: hit.score,
    terms: Object.fromEntries([...said.map((word) => [word, true]), ...missing.map((word) => [word, false])]),
  };
}

/** Return a document far down the list, of which nobody waits for the words to be marked. */
function listed({ doc: { location, title, text, kind }, score }) {
  const said = text.length > TEASER ? `${text.slice(0, text.lastIndexOf(" ", TEASER))} …` : text;
  const named = kind && ` <small class="search-kind">${escaped(kind)}</small>`;
  return { location, title: escaped(title) + named, text: `<p>${escaped(said)}</p>`, score, terms: {} };
}

/**
 * Return the documents found, each in a list of its own. Material shows the text of a part of a page only below the
 * page itself; search-box.js takes that away again.
 */
function result(query) {
  const [hits, missing] = search(query);
  const items = hits.map((hit, at) => {
    const { location } = hit.doc;
    const page = { location: location.split("#")[0], title: "", text: "", score: 0, terms: {} };
    const item = at < MARKED ? shown(hit, missing) : listed(hit);
    return location === page.location ? [item] : [item, page];
  });
  return { items };
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === QUERY) postMessage({ type: RESULT, data: result(data) });
});

fetch("../../search/search_index.json") // from where this script is
  .then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  })
  .then(({ docs }) => {
    setup(docs);
    postMessage({ type: READY });
  })
  .catch(() => postMessage({ type: FAILED }));
