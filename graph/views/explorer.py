"""The explorer (浏览器): one offline page over the whole corpus, the ledger (责任清单) and the source text.

The page is `templates/explorer/`: plain ES modules and style sheets, joined here into one file. Every file of its
folder `views/` is a part of the page that adds itself to the menu. The Content-Security-Policy allows exactly this
script, vis-network and this style sheet, by hash, and no request at all.
"""

import base64
import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable

import jinja2

from graph.layout import Places, positions
from graph.views.neighbours import drawing_script, neighbours_payload
from graph.views.packed import packed
from graph.views.payload import payload, text_payload
from graph.vocabulary import Graph
from pipeline.records import Corpus

ENTRY = "app.js"
VIEWS = "views/"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\.[a-z_./]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


def explorer_page(corpus: Corpus, graph: Graph, places: Places | None = None) -> str:
    """The page as HTML text, to be written as UTF-8; the same bytes for the same corpus.

    `places` are those of `positions`, where they are known already.
    """
    drawing = drawing_script()
    parts = _parts(corpus, graph, places or positions(graph)) | {"drawing": packed(drawing)}
    return page_of(template_files("explorer"), parts, later=(drawing,))


def template_files(folder: str) -> dict[str, str]:
    """The scripts, style sheets and frame of a page by their names below `templates/<folder>/`."""
    return dict(_files(resources.files("graph.views") / "templates" / folder))


def page_of(files: Mapping[str, str], parts: Mapping[str, str], later: Sequence[str] = ()) -> str:
    """One page out of its files and its packed data; `later` are scripts that it may run when they are asked for."""
    script = join({name: text for name, text in files.items() if name.endswith(".js")}, ENTRY)
    style = "\n".join(text for name, text in sorted(files.items(), key=_place) if name.endswith(".css"))
    page = jinja2.Environment(autoescape=False, keep_trailing_newline=True).from_string(files["index.html"])
    laters = "".join(f" '{_hash(code)}'" for code in later)
    return page.render(
        style=style, style_hash=_hash(style), script=script, script_hash=_hash(script), later_hashes=laters, parts=parts
    )


def _parts(corpus: Corpus, graph: Graph, places: Places) -> dict[str, str]:
    """The data of the page by name, packed: the corpus itself, and what is opened only when a reader asks for it."""
    texts = {f"text-{number}": packed(text_payload(plan)) for number, plan in enumerate(corpus.plans)}
    row = payload(corpus, graph)
    return {"corpus": packed(row), "graph": packed(neighbours_payload(corpus, graph, row, places))} | texts


def join(modules: Mapping[str, str], entry: str) -> str:
    """One script out of ES modules, each in a scope of its own behind those that it imports; a circle raises.

    The modules of the folder `views/` are part of it without being imported.
    """
    order: list[str] = []
    for name in (*sorted(name for name in modules if name.startswith(VIEWS)), entry):
        _visit(name, modules, order)
    return "const modules = {};\n" + "\n".join(_scoped(name, modules[name]) for name in order)


def _visit(name: str, modules: Mapping[str, str], order: list[str], above: tuple[str, ...] = ()) -> None:
    if name in above:
        raise ValueError(f"explorer scripts: {' imports '.join((*above, name))}")
    if name not in order:
        for _, wanted in _IMPORT.findall(modules[name]):
            _visit(_named(wanted, name), modules, order, (*above, name))
        order.append(name)


def _named(wanted: str, importer: str) -> str:
    """The module that a path in an import means: `../dom.js` of `views/ledger.js` is `dom.js`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), wanted))


def _scoped(name: str, code: str) -> str:
    """A module as a function that is called once and gives what it exports; it may wait for data."""
    exported = ", ".join(word for _, word in _EXPORT.findall(code))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(lambda one: _taken(one[1], _named(one[2], name)), code))
    return f'modules["{name}"] = await (async () => {{\n{body}\nreturn {{ {exported} }};\n}})();'


def _taken(words: str, module: str) -> str:
    """What stands for an import: the words out of the module that is there already, some under other names."""
    return f'const {words.replace(" as ", ": ")} = modules["{module}"];'


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for file in folder.iterdir():
        if file.is_file():
            yield above + file.name, file.read_text(encoding="utf-8")
        else:
            yield from _files(file, f"{above}{file.name}/")


def _place(file: tuple[str, str]) -> tuple[bool, str]:
    """Style sheets of views stand behind the common one."""
    return "/" in file[0], file[0]


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
