"""From resolved facts to a graph, and from the graph to what people open."""

from graph.build import build

__all__ = ["build"]
