"""Resolved facts as a graph whose every node and edge says which fact or clause it rests on.

Attributes of a node or edge: `kind`, `label`, `doc`, `clause`, `facts` (ids joined with `;`), `quote` and its span
`span_start`, `span_end` in the text of `doc`, `rule`. They are not called start and end, because GEXF takes these
names for the life time of a node. What several facts name (an agency, an indicator) quotes the first of them.
"""

from dataclasses import replace

import networkx as nx

from graph.evidence import clause_source, place, source
from graph.identities import add_agencies, add_indicators, add_regions
from graph.tasks import task_paths
from graph.vocabulary import Attribute, Graph, add_edge, add_node
from graph.wording import ROLES, amount, decimal, name, time
from pipeline.records import Corpus, Deadline, Plan, Role, Target

_ROLE_EDGES: dict[Role, str] = {"lead": "leads", "responsible": "responsible_for", "support": "supports"}
_BY = Deadline(clause="", quote="", start=0, end=0, rule="", kind="by")


def build(corpus: Corpus) -> Graph:
    """The graph of all plans: the same nodes and edges in the same order on every run.

    Raises VocabularyError for facts that do not fit together, such as one whose clause the plan does not have.
    """
    graph: Graph = nx.MultiDiGraph()
    add_regions(graph, corpus)
    add_agencies(graph, corpus)
    add_indicators(graph, corpus)
    for plan in corpus.plans:
        _plan(graph, corpus, plan)
        _clauses(graph, corpus, plan)
    known = _known(corpus)
    for plan in corpus.plans:
        _responsibilities(graph, corpus, plan)
        _targets(graph, corpus, plan)
        _deadlines(graph, plan)
        _citations(graph, plan, known)
    return graph


def _plan(graph: Graph, corpus: Corpus, plan: Plan) -> None:
    about, node = plan.about, place(plan, "")
    names = ("doc_number", "issued", "genre", "status", "period_start", "period_end")
    fields: dict[str, Attribute] = {name: getattr(about, name) for name in names}
    issuers = ";".join(about.issuers)
    add_node(graph, node, "plan", about.title or plan.name, doc=plan.name, issuers=issuers, **fields)
    if region := corpus.region_of.get(plan.name):
        add_edge(graph, node, f"region:{region}", "in_region", node, doc=plan.name)


def _clauses(graph: Graph, corpus: Corpus, plan: Plan) -> None:
    tasks = task_paths(plan)
    for order, clause in enumerate(plan.clauses, 1):
        node = place(plan, clause.path)
        if node in graph:  # a numbering that the document itself repeats: facts cannot tell the two apart either
            continue
        evidence = clause_source(plan, clause)
        kind = "task" if clause.path in tasks else "clause"
        numbers = {"depth": clause.level, "order": order}
        words = ";".join(corpus.keywords_of.get(f"{plan.name}:{clause.path}", ()))
        label = name(plan.document, clause)
        add_node(graph, node, kind, label, title=clause.title, keywords=words, **numbers, **evidence)
        parent = place(plan, clause.parent)
        add_edge(graph, node, parent if parent in graph else place(plan, ""), "part_of", node, **evidence)


def _responsibilities(graph: Graph, corpus: Corpus, plan: Plan) -> None:
    for fact in plan.responsibilities:
        agency = f"agency:{corpus.agency_of[fact.id]}"
        add_edge(graph, agency, place(plan, fact.clause), _ROLE_EDGES[fact.role], fact.id, **source(plan, fact))


def _targets(graph: Graph, corpus: Corpus, plan: Plan) -> None:
    for target in plan.targets:
        node, clause, evidence = f"target:{target.id}", place(plan, target.clause), source(plan, target)
        label, indicator = f"{target.indicator} {amount(target)}", f"indicator:{corpus.indicator_of[target.id]}"
        owners = ";".join(f"{owner.agency}({ROLES[owner.role]})" for owner in corpus.owners_of.get(target.id, ()))
        add_node(graph, node, "target", label, owners=owners, **_measured(target), **evidence)
        if target.status == "target":
            add_edge(graph, clause, node, "sets", target.id, **evidence)
        else:
            add_edge(graph, node, clause, "part_of", target.id, **evidence)
        add_edge(graph, node, indicator, "measures", target.id, **evidence)
        if target.due:
            by = replace(_BY, ends=target.due)
            add_edge(graph, node, _time(graph, by, evidence), "due", target.id, **evidence)


def _measured(target: Target) -> dict[str, Attribute]:
    """What is promised; `measure` is level, growth or change, `number` the value as programs rank it."""
    numbers: dict[str, Attribute] = {"value": str(target.value)}
    if not isinstance(target.value, str):
        numbers = {"value": decimal(target.value), "number": float(target.value)}
    if target.value2 is not None:
        numbers["value2"] = decimal(target.value2)
    return {
        "indicator": target.indicator,
        "op": target.op,
        **numbers,
        "unit": target.unit,
        "measure": target.kind,
        "due": target.due,
        "per": target.per,
        "status": target.status,
        "attr": target.attr,
    }


def _deadlines(graph: Graph, plan: Plan) -> None:
    for deadline in plan.deadlines:
        evidence = source(plan, deadline)
        when = _time(graph, deadline, evidence)
        add_edge(graph, place(plan, deadline.clause), when, "due", deadline.id, **evidence)


def _time(graph: Graph, deadline: Deadline, evidence: dict[str, Attribute]) -> str:
    """The node of a time, one for all plans that name it; it quotes the first."""
    begins, ends, per = deadline.begins, deadline.ends, deadline.per
    node, fields = f"deadline:{deadline.kind}:{begins}:{ends}:{per}", {"begins": begins, "ends": ends, "per": per}
    return add_node(graph, node, "deadline", time(deadline), when=deadline.kind, **fields, **evidence)


def _citations(graph: Graph, plan: Plan, known: dict[str, str]) -> None:
    for citation in plan.citations:
        evidence = source(plan, citation)
        policy = known.get(citation.doc_number) or known.get(citation.title)
        if policy is None:
            title, number = citation.title or citation.doc_number, citation.doc_number
            policy = add_node(graph, f"policy:{title}", "policy", title, doc_number=number, **evidence)
        add_edge(graph, place(plan, citation.clause), policy, "cites", citation.id, **evidence)


def _known(corpus: Corpus) -> dict[str, str]:
    """Titles and numbers of the plans at hand: a citation of one of them leads to that plan."""
    names = [(key, plan) for plan in reversed(corpus.plans) for key in (plan.about.title, plan.about.doc_number)]
    return {key: place(plan, "") for key, plan in names if key}
