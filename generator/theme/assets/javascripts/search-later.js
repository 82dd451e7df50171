/*
 * Nothing of the search is loaded before a reader opens it. Material begins a worker and asks for the index as each
 * page opens. It finds no form called `search` here (partials/search.html), so it asks for nothing, and gets this in
 * place of a worker: the real one begins when the box opens, fetches the index itself and says READY, whereupon
 * Material asks what is in the box. Where it cannot be loaded readers are told, and opening the box tries it again.
 */
{
  const Real = Worker;
  const FAILED = 4;

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.address = new URL(address, location.href); // by the time it begins, another page may be shown
      const opens = ({ target }) => target.matches("[data-md-toggle=search]:checked, [data-md-component=search-query]");
      for (const type of ["change", "focusin", "input"]) {
        document.addEventListener(type, (event) => opens(event) && this.begin());
      }
      if (document.querySelector("[data-md-toggle=search]:checked")) this.begin();
    }

    begin() {
      if (this.real) return;
      const status = document.querySelector(".md-search-result__meta");
      status.textContent = status.dataset.loading;
      this.real = new Real(this.address);
      this.real.addEventListener("message", ({ data }) => {
        if (data.type === FAILED) this.end(status);
        else this.dispatchEvent(new MessageEvent("message", { data }));
      });
      this.real.addEventListener("error", () => this.end(status));
    }

    end(status) {
      this.real.terminate();
      this.real = null;
      status.textContent = status.dataset.failed;
    }

    postMessage(message) {
      this.real?.postMessage(message);
    }
  };
}
