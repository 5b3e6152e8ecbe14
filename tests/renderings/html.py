"""A saved page of a government site: menu, path, text in a container of its own, imprint of the site."""

from collections.abc import Sequence
from html import escape
from typing import Literal

from renderings.parts import Paragraph, Part, Rows

Style = Literal["ruled", "open"]

_STYLE = """
@page { size: A4; margin: 28mm 26mm }
body { font: 16pt/28pt "Noto Serif CJK SC"; margin: 0 }
p { margin: 0; text-align: justify }
p.text, p.note { text-indent: 2em }
p.title { text-align: center; font-size: 22pt; font-weight: bold; margin: 1em 0 }
table { width: 100%; border-collapse: collapse; margin: 6pt 0 }
td, th { padding: 6pt; vertical-align: middle; text-align: left; font-weight: normal }
table.ruled td, table.ruled th { border: 1px solid black }
td.name, th.name { width: 7em }
@media print { .site { display: none } }
"""


def html(found: Sequence[Part], style: Style = "ruled") -> str:
    """The page; `open` tables have no rules and no merged cells."""
    body = "\n".join(_part(part, style) for part in found)
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>政策文件</title><style>{_STYLE}</style></head><body>
<div class="site nav"><a href="/">首页</a> <a href="/zwgk">政务公开</a> <a href="/hdjl">互动交流</a></div>
<div class="site breadcrumb">您当前的位置：<a href="/">首页</a> &gt; 政务公开 &gt; 政策文件</div>
<div class="TRS_Editor">
{body}
</div>
<div class="site footer"><p>主办单位：人民政府办公室　网站标识码：1100000000　建议使用新版浏览器</p></div>
</body></html>
"""


def _part(part: Part, style: Style) -> str:
    if isinstance(part, Paragraph):
        return f'<p class="{part.kind}">{escape(part.text)}</p>'
    rows = ["".join(_cell(part, y, x, style) for x in range(len(row))) for y, row in enumerate(part.rows)]
    head = "".join(f"<tr>{row}</tr>" for row in rows[: part.heads])
    body = "\n".join(f"<tr>{row}</tr>" for row in rows[part.heads :])
    return f'<table class="{style}"><thead>{head}</thead>\n<tbody>{body}</tbody></table>'


def _cell(part: Rows, y: int, x: int, style: Style) -> str:
    tall = part.tall(y, x) if style == "ruled" else 1
    if not tall:
        return ""
    tag = "th" if y < part.heads else "td"
    span = f' rowspan="{tall}"' if tall > 1 else ""
    name = ' class="name"' if x == 1 else ""
    return f"<{tag}{name}{span}>{escape(part.rows[y][x])}</{tag}>"
