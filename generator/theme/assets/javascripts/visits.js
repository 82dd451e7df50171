/* Since your last visit: which entries are new or changed, on the front page and on their own pages.

   changes.json has a fingerprint of every entry. What it was is kept in this browser alone, under
   one key of localStorage, and nothing is sent. The value is {version, off: true} if the reader has
   turned this off, and otherwise {version, last, before}, each of the two {time, seen}: `seen` are
   the fingerprints by id, in `last` as they were when a page was last opened, in `before` as they
   were at the end of the visit before this one, which is what the reader is told the changes since.

   A visit is over when no page has been opened for PAUSE: whoever reads on after lunch is told the
   same as before it, and whoever comes back the next morning is told what the night has changed. A
   reader who marks all as read hears nothing more until the next visit.

   Where nothing can be stored, or what is stored cannot be read, every visit is the first one.

   changes.json also has the addresses of all entries: by it an address that was right while a list was
   on one page, as `glossary/#bridge`, leads on to the part in which the entry is now. */
{
  const VERSION = 1;
  const PAUSE = 4 * 60 * 60 * 1000;
  const FEW = 5; // so many links are shown at once, more when asked for
  const site = new URL("../../", document.currentScript.src);
  const key = `explainer-visits:${site.pathname}`;
  let entries = null; // once changes.json is here

  function load() {
    try {
      const state = JSON.parse(localStorage.getItem(key));
      if (state.version === VERSION) return state;
    } catch {}
    return { version: VERSION };
  }

  /* Store the state; return whether that could be done. */
  function save(state) {
    try {
      localStorage.setItem(key, JSON.stringify(state));
      return true;
    } catch {
      return false;
    }
  }

  /* Note that a page is opened; return what is stored from now on. */
  function arrive() {
    const state = load();
    const time = Date.now();
    if (state.last && time - state.last.time > PAUSE) state.before = state.last;
    state.last = { time, seen: Object.fromEntries(entries.map((e) => [e.id, e.fingerprint])) };
    save(state);
    return state;
  }

  /* Return the entries that the visit before this one did not see as they are, new or changed. */
  function changes({ before }) {
    if (!before) return [];
    return entries
      .filter((entry) => before.seen[entry.id] !== entry.fingerprint)
      .map((entry) => ({ ...entry, state: entry.id in before.seen ? "changed" : "new" }));
  }

  const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

  /* The section of the front page. */
  function section(found, time) {
    const section = copy("visits_since");
    const day = section.querySelector("[data-locale]");
    const style = { day: "numeric", month: "long", year: "numeric" };
    day.textContent = new Date(time).toLocaleDateString(day.dataset.locale, style);
    for (const group of section.querySelectorAll("details")) {
      const inside = found.filter((entry) => entry.state === group.dataset.state);
      if (!inside.length) {
        group.remove();
        continue;
      }
      group.open = inside.length <= FEW;
      group.querySelector("[data-count]").textContent = inside.length;
      const list = group.querySelector("ul");
      const first = list.firstElementChild;
      list.replaceChildren(
        ...inside.map((entry) => {
          const item = first.cloneNode(true);
          const link = item.querySelector("a");
          link.href = new URL(entry.address, site);
          link.textContent = entry.title;
          item.querySelector(".kind").textContent = entry.kind;
          return item;
        }),
      );
    }
    return section;
  }

  /* Show what has changed on the page that is shown. `painted`: the reader may be reading it already,
     so nothing that is in view is moved. */
  function show(painted) {
    const state = arrive();
    const found = changes(state);
    if (!found.length || document.querySelector(".visits, .visits-mark")) return;

    const places = [...document.querySelectorAll("[data-visits]")];
    if (places.length) {
      const below = places.find((place) => place.getBoundingClientRect().top >= innerHeight);
      const place = painted ? (below ?? places.at(-1)) : places[0];
      place.append(section(found, state.before.time));
      mark("list");
    }
    const address = location.origin + location.pathname;
    const here = found.find((entry) => new URL(entry.address, site).href === address);
    if (here) mark(here.state);
  }

  /* Put a line above the title; it is laid over the margin there, and moves nothing. */
  function mark(state) {
    const line = copy("visits_mark");
    for (const words of line.querySelectorAll("[data-state]")) {
      if (words.dataset.state !== state) words.remove();
    }
    document.querySelector("article").prepend(line);
  }

  /* Show the switch, where the page has one, with the button that is of use. */
  function showSwitch() {
    const part = document.querySelector(".visits-switch");
    if (!part || !save(load())) return; // where nothing can be stored there is nothing to turn off
    const off = Boolean(load().off);
    part.querySelector('[data-visits-do="off"]').hidden = off;
    part.querySelector('[data-visits-do="on"]').hidden = !off;
    part.hidden = false;
  }

  function start() {
    if (load().off) return;
    if (entries) {
      show(false);
      return;
    }
    fetch(new URL("changes.json", site))
      .then((response) => response.json())
      .then((list) => {
        entries = list;
        show(true);
      })
      .catch(() => {}); // without a connection there is nothing to tell
  }

  /* Lead on to an entry that is not on the page of its list any more. */
  async function lead() {
    const id = location.hash.slice(1);
    if (!id || !document.querySelector(".parts") || document.getElementById(id)) return;
    const response = await fetch(new URL("changes.json", site));
    const entry = (await response.json()).find((entry) => entry.id === id);
    if (entry) location.replace(new URL(entry.address, site));
  }

  const actions = {
    read: () => save({ ...load(), before: null }),
    off: () => save({ version: VERSION, off: true }),
    on: () => {
      save({ version: VERSION });
      start();
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-visits-do]");
    if (!button) return;
    const action = button.dataset.visitsDo;
    actions[action]();
    showSwitch();
    document.querySelector(".visits-mark")?.remove();
    for (const section of document.querySelectorAll(".visits")) {
      const done = section.querySelector(`[data-done="${action}"]`);
      section.replaceChildren(done);
      section.removeAttribute("aria-labelledby"); // the heading is gone
      done.hidden = false;
      done.focus(); // the button that had the focus is gone, and this is read out
    }
    if (button.isConnected) document.querySelector(".visits-switch button:not([hidden])")?.focus();
  });

  document$.subscribe(() => {
    showSwitch();
    start();
    lead().catch(() => {}); // the overview is there
  });
}
