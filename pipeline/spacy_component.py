"""zerentu as a spaCy component: the facts of a text as span groups, whatever the tokenizer.

    nlp = spacy.blank("zh")
    nlp.add_pipe("zerentu", config={"region": "贺兰县"})
    doc = nlp("到2025年，国家高新技术企业达到40家。（责任单位：县科技局）")
    spacy.displacy.serve(doc, style="span", options={"spans_key": "targets"})

Offsets of characters are the truth: where a token is wider than a fact, the span is the tokens that hold it. The
text is read as it stands, without the repair of damage that reading a file includes.
"""

from collections.abc import Iterator
from dataclasses import fields

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.records import Fact, Plan

GROUPS = ("targets", "deadlines", "units", "incentives")
_STORE = "zerentu"


@Language.factory(
    "zerentu",
    default_config={"region": ""},
    assigns=["doc.spans"],
    retokenizes=False,
)
def make_zerentu(nlp: Language, name: str, region: str) -> "Zerentu":
    """The factory that spaCy calls. `region` is the place that the texts are of (县科技局 → whose), where known."""
    return Zerentu(region)


class Zerentu:
    """Leaves `doc.spans["targets"]`, `["deadlines"]`, `["units"]` and `["incentives"]`.

    The label of a span is what displaCy shows: TARGET or ACTUAL, the kind of a deadline (BY, FROM, RECURRING,
    PERIOD), the role of a unit (LEAD, RESPONSIBLE, SUPPORT), INCENTIVE. Its `kb_id_` and `id_` are the id of the
    fact, and `span._.fact` gives the fact's fields as text.
    """

    def __init__(self, region: str = "") -> None:
        self.region = region

    def __call__(self, doc: Doc) -> Doc:
        """Read the text of `doc` and set its span groups; those of an earlier run are replaced."""
        from pipeline.reading import read_text  # not above: spaCy loads this module in every process that uses it

        groups: dict[str, list[Span]] = {group: [] for group in GROUPS}
        known: dict[str, dict[str, str]] = {}
        for group, label, fact in _facts(read_text(doc.text, region=self.region)):
            known[fact.id] = {field.name: str(getattr(fact, field.name)) for field in fields(fact)}
            groups[group] += _spans(doc, fact, label)
        doc.user_data[_STORE] = known
        doc.spans.update(groups)
        return doc


def _facts(plan: Plan) -> Iterator[tuple[str, str, Fact]]:
    for target in plan.targets:
        yield "targets", target.status.upper(), target
    for deadline in plan.deadlines:
        yield "deadlines", deadline.kind.upper(), deadline
    for responsibility in plan.responsibilities:
        yield "units", responsibility.role.upper(), responsibility
    for incentive in plan.incentives:
        yield "incentives", "INCENTIVE", incentive


def _spans(doc: Doc, fact: Fact, label: str) -> list[Span]:
    span = doc.char_span(fact.start, fact.end, label=label, kb_id=fact.id, span_id=fact.id, alignment_mode="expand")
    return [span] if span is not None else []


def _fact_of(span: Span) -> dict[str, str]:
    known: dict[str, dict[str, str]] = span.doc.user_data.get(_STORE, {})
    return known.get(span.id_, {})


if not Span.has_extension("fact"):
    Span.set_extension("fact", getter=_fact_of)
