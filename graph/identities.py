"""The nodes that several plans share: regions, agencies and indicators."""

from collections.abc import Mapping

from graph.evidence import Mention, mentioned
from graph.vocabulary import Attribute, Graph, add_edge, add_node
from pipeline.records import Agency, Corpus


def add_regions(graph: Graph, corpus: Corpus) -> None:
    """Every place, in the place above it and followed by those that took its area."""
    docs: dict[str, list[str]] = {}
    for plan in corpus.plans:
        docs.setdefault(corpus.region_of.get(plan.name, ""), []).append(plan.name)
    for region in corpus.regions:
        doc = ";".join(docs.get(region.id, ()))
        held = {"code": region.code, "since": region.since, "until": region.until, "former": ";".join(region.former)}
        add_node(graph, f"region:{region.id}", "region", region.name, level=region.level, doc=doc, **held)
    for region in corpus.regions:
        node, above = f"region:{region.id}", f"region:{region.parent}"
        if above in graph:
            add_edge(graph, node, above, "in_region", node, rule="gazetteer")
        for heir in region.successor:
            add_edge(graph, node, f"region:{heir}", "succeeded_by", f"{region.id}>{heir}", rule="gazetteer")


def add_agencies(graph: Graph, corpus: Corpus) -> None:
    """Every unit in its region, the members of groups (三县区) as parts of them, and what reforms made of them."""
    mentions = _mentions(corpus, "responsibilities", corpus.agency_of)
    for agency in corpus.agencies:
        evidence = mentioned(mentions.get(agency.id, ()))
        add_node(graph, f"agency:{agency.id}", "agency", agency.name, **_described(agency), **evidence)
    for agency in corpus.agencies:
        node, evidence = f"agency:{agency.id}", mentioned(mentions.get(agency.id, ())) or {"rule": "gazetteer"}
        if f"region:{agency.region}" in graph:
            add_edge(graph, node, f"region:{agency.region}", "in_region", node, **evidence)
        for member in agency.members:
            kind = "agency" if f"agency:{member}" in graph else "region"
            add_edge(graph, f"{kind}:{member}", node, "part_of", f"{member}>{agency.id}", **evidence)
        for heir in agency.successor:
            add_edge(graph, node, f"agency:{heir}", "succeeded_by", f"{agency.id}>{heir}", rule="reform")


def _described(agency: Agency) -> dict[str, Attribute]:
    return {
        "region": agency.region,
        "type": agency.type,
        "classes": ";".join(agency.classes),
        "aliases": ";".join(agency.aliases),
    }


def add_indicators(graph: Graph, corpus: Corpus) -> None:
    """Every thing that is measured."""
    mentions = _mentions(corpus, "targets", corpus.indicator_of)
    for one in corpus.indicators:
        evidence = mentioned(mentions.get(one.id, ()))
        fields = {"aliases": ";".join(one.aliases), "unit": one.unit, "direction": one.direction, "area": one.area}
        add_node(graph, f"indicator:{one.id}", "indicator", one.name, **fields, **evidence)


def _mentions(corpus: Corpus, kind: str, identity: Mapping[str, str]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for plan in corpus.plans:
        for fact in getattr(plan, kind):
            found.setdefault(identity[fact.id], []).append((plan.name, fact))
    return found
