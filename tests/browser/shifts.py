"""Measures how much of a page moves while it is read (https://web.dev/articles/cls)."""

import time

from playwright.sync_api import Page, Route

MOST = 0.01
"""How much may move; the measure is good up to 0.1, so this is next to nothing."""

DELAY = 0.4
"""Seconds by which something comes late: long after the first paint."""

MEASURE = """
    () => new Promise(resolve => {
        let total = 0;
        const add = list => { for (const entry of list.getEntries()) total += entry.value; };
        new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
        setTimeout(() => resolve(total), 200);
    })
"""


def late(route: Route) -> None:
    """Let a request through, late."""
    time.sleep(DELAY)
    route.continue_()


def total(page: Page) -> float:
    """Return the sum of all shifts since the page was opened."""
    return float(page.evaluate(MEASURE))
