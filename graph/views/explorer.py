"""The explorer (浏览器): one offline page over the whole corpus, the ledger (责任清单) and the source text.

The page is `templates/explorer/`: plain ES modules and a style sheet, joined here into one file. Its
Content-Security-Policy allows exactly this script and this style sheet, by hash, and no request at all.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from importlib import resources

import jinja2

from graph.views.payload import payload, script_json
from graph.vocabulary import Graph
from pipeline.records import Corpus

ENTRY = "app.js"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([a-z_]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


def explorer_page(corpus: Corpus, graph: Graph) -> str:
    """The page as HTML text, to be written as UTF-8; the same bytes for the same corpus."""
    files = _files()
    script = join({name: text for name, text in files.items() if name.endswith(".js")}, ENTRY)
    page = jinja2.Environment(autoescape=False, keep_trailing_newline=True).from_string(files["index.html"])
    return page.render(
        style=files["style.css"],
        style_hash=_hash(files["style.css"]),
        script=script,
        script_hash=_hash(script),
        payload=script_json(payload(corpus, graph)),
    )


def join(modules: Mapping[str, str], entry: str) -> str:
    """One script out of ES modules, each in a scope of its own behind those that it imports; a circle raises."""
    order: list[str] = []
    _visit(entry, modules, order)
    return "const modules = {};\n" + "\n".join(_scoped(name, modules[name]) for name in order)


def _visit(name: str, modules: Mapping[str, str], order: list[str], above: tuple[str, ...] = ()) -> None:
    if name in above:
        raise ValueError(f"explorer scripts: {' imports '.join((*above, name))}")
    if name not in order:
        for _, wanted in _IMPORT.findall(modules[name]):
            _visit(wanted, modules, order, (*above, name))
        order.append(name)


def _scoped(name: str, code: str) -> str:
    """A module as a function that is called once and gives what it exports."""
    exported = ", ".join(word for _, word in _EXPORT.findall(code))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(r'const \1 = modules["\2"];', code))
    return f'modules["{name}"] = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();'


def _files() -> dict[str, str]:
    folder = resources.files("graph.views") / "templates" / "explorer"
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.is_file()}


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
