"""The graph as files: node-link JSON for programs, GraphML and GEXF for networkx, Gephi, Cytoscape and yEd.

All three give the same graph back and are the same bytes on every day and machine.
"""

import io
import json
from pathlib import Path
from xml.etree.ElementTree import ElementTree, indent

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from graph.vocabulary import Graph


def write_graph(graph: Graph, folder: Path) -> tuple[Path, ...]:
    """Write graph.json, graph.graphml and graph.gexf into a folder; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {"graph.json": node_link(graph), "graph.graphml": graphml(graph), "graph.gexf": gexf(graph)}
    for name, content in written.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in written)


def node_link(graph: Graph) -> bytes:
    """The graph as networkx' node-link JSON, UTF-8, one node or edge per line so that versions can be compared."""
    data = nx.node_link_data(graph, edges="edges")
    lines = [f'"{name}": {_json(data[name])}' for name in ("directed", "multigraph", "graph")]
    for name in ("nodes", "edges"):
        rows = ",\n".join(_json(row) for row in data[name])
        lines.append(f'"{name}": [\n{rows}\n]')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def graphml(graph: Graph) -> bytes:
    """The graph as GraphML; the ids of edges are their keys."""
    buffer = io.BytesIO()
    nx.write_graphml_lxml(graph, buffer)
    return buffer.getvalue() + b"\n"


def gexf(graph: Graph) -> bytes:
    """The graph as GEXF 1.2, which Gephi opens; without the date of writing and the version of networkx."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.add_graph(graph)
    meta = writer.xml.find("meta")
    del meta.attrib["lastmodifieddate"]
    meta.find("creator").text = "zerentu"
    indent(writer.xml)
    buffer = io.BytesIO()
    ElementTree(writer.xml).write(buffer, encoding="utf-8", xml_declaration=True)
    return buffer.getvalue() + b"\n"
