"""OFD files for tests, written by hand: text objects, ruled lines, templates."""

import io
import zipfile
from collections.abc import Mapping, Sequence

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE, LEFT, TOP, LEADING = 5.6, 28.0, 37.0, 10.0


def text(words: str, x: float, y: float, size: float = SIZE, more: str = "") -> str:
    """A text object whose base line begins at (x, y), in millimetres."""
    deltas = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Font="1" Size="{size}" Boundary="{x} {y - size} {size * len(words)} {size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {deltas}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A ruled line."""
    return (
        f'<ofd:PathObject ID="2" Boundary="{x0} {y0} {x1 - x0} {y1 - y0}" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def lines(words: Sequence[str]) -> str:
    """Lines below each other; two ideographic spaces in front are an indent of two."""
    found = ""
    for at, line in enumerate(words):
        bare = line.lstrip("　")
        found += text(bare, LEFT + SIZE * (len(line) - len(bare)), TOP + LEADING * at)
    return found


def parts(pages: Sequence[str], template: str = "") -> dict[str, str]:
    """The parts of an OFD file with these pages, each on a template where there is one."""
    kids = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    below = '<ofd:TemplatePage ID="90" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    found = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>{area}{below}</ofd:CommonData>"
        f"<ofd:Pages>{kids}</ofd:Pages></ofd:Document>",
    }
    if template:
        found["Doc_0/Tpls/Tpl_0/Content.xml"] = _page(template)
    use = '<ofd:Template TemplateID="90"/>' if template else ""
    return found | {f"Doc_0/Pages/Page_{at}/Content.xml": _page(page, use) for at, page in enumerate(pages)}


def _page(content: str, use: str = "") -> str:
    return f'<ofd:Page {SPACE}>{use}<ofd:Content><ofd:Layer Type="Body">{content}</ofd:Layer></ofd:Content></ofd:Page>'


def packed(found: Mapping[str, str]) -> bytes:
    """The parts as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return made.getvalue()


def ofd(pages: Sequence[str], template: str = "") -> bytes:
    """An OFD file."""
    return packed(parts(pages, template))
