"""How fast the explorer answers, in headless Chromium without a network.

    python -m benchmarks.explorer PAGE [--runs 5]

PAGE is an `explorer.html`. Prints the size of the file and, in milliseconds: from opening the page to the first view
drawn; a search from the key pressed to the list shown (the first at once, until the texts of all plans are searched
too, later ones); a neighbourhood of the graph from the click to the picture drawn (the first after a pause, further
ones, one asked for a second after the first view, and a page opened by the address of one); each view. A page of 5,000
tasks is made by `python -m benchmarks.corpus FOLDER --plans 117` and `zerentu build FOLDER/plans --out OUT`. Needs
Chromium on the PATH.
"""

import argparse
import shutil
import statistics
from pathlib import Path
from typing import Any

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# What the page answers to; each gives milliseconds of the page's own clock.
FIRST = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"
SEARCH = """async (words) => {
    const field = document.getElementById('search');
    field.value = words;
    const started = performance.now();
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - started;
}"""
TEXTS = """async () => {
    const started = performance.now();
    while (document.querySelector('#found .opening')) await new Promise((done) => setTimeout(done, 1));
    return performance.now() - started;
}"""
GO = """async ([place, wanted]) => {
    const before = document.querySelector('#main > div');
    const started = performance.now();
    location.hash = place;
    while (document.querySelector('#main > div') === before || !document.querySelector(wanted)) {
        if (performance.now() - started > 8000) throw new Error(`${place} does not come`);
        await new Promise((done) => setTimeout(done, 1));
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - started;
}"""
BUSIEST = """[...document.querySelectorAll('.matrix tbody th a')]
    .map((one) => new URLSearchParams(one.hash.split('?')[1]).get('id'))"""
VIEWS = ("ledger", "agencies", "indicators", "timeline", "graph", "graph?as=shared", "review", "overview")
WORDS = ("科技局", "专利", "g", "go", "gongxinju", "kjj", "kjju", "企业", "高新技术企业", "2025", "%")


def main() -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(description="How fast the explorer answers")
    parser.add_argument("page", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    print(f"file {asked.page.stat().st_size / 1e6:.2f} MB")
    for name, values in measured(asked.page, asked.runs).items():
        print(f"{name:16} median {statistics.median(values):7.0f} ms, most {max(values):7.0f} ms, of {len(values)}")


def measured(page: Path, runs: int) -> dict[str, list[float]]:
    """Milliseconds of each thing, one for each run and word or start."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[float]] = {}
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for _ in range(runs):
            context = browser.new_context(offline=True)
            address = page.resolve().as_uri()
            for name, values in (_run(context.new_page(), address) | _opened(context.new_page(), address)).items():
                found.setdefault(name, []).extend(values)
            context.close()
        browser.close()
    return found


def _run(tab: Any, address: str) -> dict[str, list[float]]:
    tab.goto(address)
    tab.locator("#main > div").first.wait_for(state="attached")
    first = tab.evaluate(FIRST)
    starts = tab.evaluate(BUSIEST)[:5]
    cold = tab.evaluate(SEARCH, WORDS[0])
    texts = tab.evaluate(TEXTS)
    searches = [tab.evaluate(SEARCH, words) for words in WORDS]
    tab.wait_for_timeout(2500)  # one reads what was found
    opened = tab.evaluate(GO, [f"#/graph?id=agency:{starts[0]}", ".canvas canvas"])
    steps = [tab.evaluate(GO, [f"#/graph?id=agency:{one}", ".canvas canvas"]) for one in starts[1:]]
    views = {name: [tab.evaluate(GO, [f"#/{name}", "h1"])] for name in VIEWS}
    found = {"first view": [first], "first search": [cold], "texts behind it": [texts], "search": searches}
    return found | {"first graph": [opened], "graph step": steps} | views


def _opened(tab: Any, address: str) -> dict[str, list[float]]:
    """A neighbourhood that is asked for soon, and a page opened by the address of one."""
    tab.goto(address)
    tab.locator("#main > div").first.wait_for(state="attached")
    starts = tab.evaluate(BUSIEST)[:2]
    tab.wait_for_timeout(1000)  # nobody clicks sooner
    soon = tab.evaluate(GO, [f"#/graph?id=agency:{starts[0]}", ".canvas canvas"])
    tab.goto("about:blank")
    tab.goto(f"{address}#/graph?id=agency:{starts[1]}")
    tab.locator(".canvas canvas").wait_for(state="attached")
    return {"graph soon": [soon], "opened at graph": [tab.evaluate(FIRST)]}


if __name__ == "__main__":
    main()
