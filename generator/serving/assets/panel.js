// Listens for what changes while a page is served to its editors: the page is loaded again when it is another
// one, and what is wrong is shown and taken away as it comes and goes.
(() => {
  const panel = document.getElementById("explainer-panel")
  const address = new URL(panel.dataset.events, location.href)
  let source
  let page = location.pathname

  function listen() {
    stop()
    if (document.visibilityState !== "visible") return
    address.searchParams.set("page", page)
    source = new EventSource(address)
    source.addEventListener("reload", () => location.reload())
    source.addEventListener("panel", event => {
      const { digest, parts } = JSON.parse(event.data)
      address.searchParams.set("digest", digest)
      for (const [role, html] of Object.entries(parts)) {
        const region = panel.querySelector(`[role="${role}"]`)
        if (region.dataset.shown === html || region.innerHTML === html) continue
        const open = region.querySelector("details")?.open
        region.innerHTML = html
        region.dataset.shown = html
        const details = region.querySelector("details")
        if (details && open !== undefined) details.open = open
      }
    })
  }

  function stop() {
    source?.close()
  }

  document.addEventListener("visibilitychange", listen)
  addEventListener("pagehide", stop)
  addEventListener("pageshow", event => event.persisted && listen())
  // Material goes from page to page without loading one; then it is not known how the new one was.
  window.document$?.subscribe(() => {
    if (location.pathname === page) return
    page = location.pathname
    address.searchParams.delete("digest")
    listen()
  })
  listen()
})()
