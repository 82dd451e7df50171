/* The timeline's filters. Everything they need is in the page: the form with its words, and on each
   event, in data-actor, data-kind, data-party and data-standing, the values that show it. What is
   chosen stands in the address's query, so that a filtered view can be shared and left by Back.

   A timeline in parts has no events on its page. Their list is fetched when something is chosen, and
   what is chosen then stands in place of the parts. */
{
  let last = null; // the filter that was changed last

  const selects = () => [...document.querySelectorAll(".filters select")];

  const shows = (name, value, item) => !value || item.dataset[name].split(" ").includes(value);

  const words = (select) => `${select.dataset.label}: ${select.selectedOptions[0].dataset.label}`;

  /* Show the events that all filters let through, and say how many that are. */
  function show() {
    const all = selects();
    const items = [...document.querySelectorAll(".timeline > li")];
    const through = (item, but) =>
      all.every((select) => select === but || shows(select.name, select.value, item));
    for (const item of items) item.hidden = !through(item);

    for (const month of document.querySelectorAll(".month")) {
      month.hidden = !month.querySelector(".timeline > li:not([hidden])");
      const heading = month.querySelector("h2[id]");
      for (const link of document.querySelectorAll(`.md-nav a[href$="#${heading.id}"]`)) {
        link.parentElement.hidden = month.hidden;
      }
    }

    // The marks of a picture of the same events.
    for (const mark of document.querySelectorAll("figure.picture [data-event]")) {
      mark.classList.toggle("filtered-out", document.getElementById(mark.dataset.event).hidden);
    }

    // An option counts what it would show beside what the other filters choose.
    for (const select of all) {
      const others = items.filter((item) => through(item, select));
      for (const option of select.querySelectorAll("[data-label]")) {
        const count = others.filter((item) => shows(select.name, option.value, item)).length;
        option.textContent = `${option.dataset.label} (${count})`;
        option.hidden = option.disabled = count === 0 && !option.selected;
      }
    }

    const chosen = all.filter((select) => select.value);
    const form = document.querySelector(".filters");
    form.classList.toggle("filtered", chosen.length > 0);
    const shown = items.filter((item) => !item.hidden).length;
    form.querySelector("[data-some]").hidden = !shown;
    form.querySelector("[data-none]").hidden = shown > 0;
    form.querySelector("[data-shown]").textContent = shown;
    for (const said of form.querySelectorAll("[data-chosen]")) {
      said.textContent = chosen.map((select) => ` · ${words(select)}`).join("");
    }
    remedy(form, shown ? [] : chosen, items, through);
  }

  /* Where nothing fits, offer to take off a choice without which something does; if there is none such,
     as there may be among three or more, to keep but one. */
  function remedy(form, chosen, items, through) {
    const without = (select) => items.filter((item) => through(item, select)).length;
    const only = (select) => items.filter((item) => shows(select.name, select.value, item)).length;
    const count = chosen.some(without) ? { without } : { only };
    form.querySelector("ul").hidden = chosen.length === 0;
    for (const button of form.querySelectorAll("li button")) {
      const select = chosen.find(({ name }) => name === button.name);
      const fits = select ? (count[button.value]?.(select) ?? 0) : 0;
      button.parentElement.hidden = !fits;
      button.querySelector("[data-words]").textContent = select ? words(select) : "";
      button.querySelector("[data-count]").textContent = fits;
    }
  }

  /* Show what is chosen, of the whole story. */
  async function update() {
    const form = document.querySelector(".filters");
    if (form.dataset.events) {
      const chosen = selects().some((select) => select.value);
      if (chosen) await load(form).catch(() => {}); // without a connection the parts are still there
      const found = document.querySelector(".timeline.found");
      if (!found) return;
      found.hidden = !chosen;
      document.querySelector(".parts").hidden = chosen;
    }
    show();
  }

  /* Put the events of a timeline in parts on its page. */
  async function load(form) {
    if (document.querySelector(".timeline.found")) return;
    const response = await fetch(new URL(form.dataset.events, document.baseURI));
    const list = document.createElement("ol");
    list.className = "timeline found";
    for (const event of await response.json()) {
      const item = document.createElement("li");
      Object.assign(item, { id: event.id, className: event.css });
      Object.assign(item.dataset, event.values);
      const [when, happened] = ["when", "happened"].map((name) => {
        const line = item.appendChild(document.createElement("p"));
        line.className = name;
        return line;
      });
      when.textContent = event.date;
      const link = happened.appendChild(document.createElement("strong")).appendChild(document.createElement("a"));
      Object.assign(link, { href: event.address, textContent: event.title });
      list.append(item);
    }
    if (form.isConnected && !document.querySelector(".timeline.found")) form.after(list);
  }

  /* Choose what the address says; what no filter has chooses nothing. */
  function read() {
    const query = new URLSearchParams(location.search);
    for (const select of selects()) {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    last = null;
    if (selects().length) update();
  }

  /* Have the address say what is chosen. Going through the values of one filter, as the arrow keys
     do, is one step for Back. */
  function write(name) {
    const url = new URL(location);
    url.hash = "";
    for (const select of selects()) {
      if (select.value) url.searchParams.set(select.name, select.value);
      else url.searchParams.delete(select.name);
    }
    history[name && name === last ? "replaceState" : "pushState"](null, "", url);
    last = name;
    update();
  }

  addEventListener("popstate", read);

  document$.subscribe(() => {
    const form = document.querySelector(".filters[hidden]");
    if (!form) return;
    form.addEventListener("change", (event) => write(event.target.name));
    form.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      // “Show all” names no filter, so it keeps none.
      for (const select of selects()) {
        if ((select.name === button.name) === (button.value === "without")) select.value = "";
      }
      write("");
      // The button is gone with what it mended, and the focus would be nowhere.
      if (button.name) selects().find(({ name }) => name === button.name).focus();
    });
    read();
    form.hidden = false;
  });
}
