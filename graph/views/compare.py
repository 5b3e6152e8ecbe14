"""The comparison page (对比): plans side by side in one offline file, each cell with its quote and a way to the source.

The page is `templates/compare/` in the frame of the explorer, with its style sheet and the scripts that both use.
"""

from graph.views.compare_payload import compare_payload
from graph.views.explorer import page_of, template_files
from graph.views.packed import packed
from pipeline.records import Corpus

OF_EXPLORER = ("beside.js", "dom.js", "index.html", "parts.js", "state.js", "style.css", "values.js", "words.js")
"""What the page has in common with the explorer."""


def compare_page(corpus: Corpus) -> str:
    """The page as HTML text, to be written as UTF-8 beside explorer.html; the same bytes for the same corpus."""
    explorer = template_files("explorer")
    common = {name: explorer[name] for name in OF_EXPLORER}
    own = {
        f"compare/{name}" if name.endswith(".css") else name: text for name, text in template_files("compare").items()
    }
    return page_of(common | own, {"corpus": packed(compare_payload(corpus))})
