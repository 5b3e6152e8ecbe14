"""The records that the stages hand on to each other: the only module that all of them share.

Offsets count Unicode code points of `Document.text`, half-open. Records are frozen and hold no state that
could be derived; sequences are tuples, so that a record may be hashed, cached and sent to another process.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Level = Literal["nation", "province", "city", "county", "township", ""]
Op = Literal[">=", ">", "<=", "<", "~", "=", "range", "text"]
TargetKind = Literal["level", "growth", "change"]
TargetStatus = Literal["target", "actual"]
Per = Literal["", "year", "half-year", "quarter", "month", "week", "day"]
DeadlineKind = Literal["by", "from", "recurring", "period"]
Role = Literal["lead", "responsible", "support"]
AgencyType = Literal[
    "agency",
    "party",
    "assembly",
    "court",
    "procuratorate",
    "mass",
    "school",
    "hospital",
    "enterprise",
    "platform",
    "group",
    "other",
]
ProposalKind = Literal["merge", "split", "kind", "name", "place"]
Status = Literal["issued", "draft"]
Direction = Literal["", "more", "less"]

_NARROW = re.compile("[^\u2e80-\U0010ffff“”‘’—…]+")


# ---------------------------------------------------------------- ingest


class PageBox(NamedTuple):
    """Where characters of a line stand, in points (1/72 inch) from the upper left corner of the page as it is shown.

    The convention is that of pdfplumber, and of pdf.js for a viewport of scale 1. The box reaches from 0.88 of the size
    of the font above the base line to 0.12 below it: the square in which a Chinese character stands.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    def part(self, text: str, start: int, end: int) -> "PageBox":
        """The box of the characters `[start, end)` of `text`, all of which this box holds: by how wide they are set."""
        if start <= 0 and end >= len(text):
            return self
        unit = (self.x1 - self.x0) / (set_width(text) or 1.0)
        low = self.x0 + unit * set_width(text[:start])
        return PageBox(low, self.top, low + unit * set_width(text[start:end]), self.bottom)

    def goes_on(self, other: "PageBox") -> bool:
        """Whether the other one stands behind this one on the same line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.bottom - self.top, other.bottom - other.top) and other.x0 >= self.x0

    def plus(self, other: "PageBox") -> "PageBox":
        """The box around both."""
        return PageBox(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


def set_width(text: str) -> float:
    """How wide a text is set, in sizes of its font: Chinese characters fill a square, letters and digits half."""
    return len(text) - 0.45 * sum(map(len, _NARROW.findall(text)))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of canonical text and where the file has it.

    `source` counts decoded characters of a text or HTML file, characters of the page of a PDF, or the characters that
    a Word file or workbook shows, in reading order; `page` is 1-based, 0 for files without pages. Within a run
    canonical and source offsets advance together. `confidence` is how sure a recogniser (OCR) is of each character,
    from 0 to 1; None for what the file holds as text. `box` is where the page shows it, None where nothing tells.
    """

    start: int
    length: int
    source: int
    page: int = 0
    confidence: float | None = None
    box: PageBox | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its text is `Document.text[start:end]`. A merged cell stands once per place it covers."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells in reading order; the first `heads` rows are the header. `notes` are the lines below it."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1
    notes: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """A line of the page's own header, e.g. 文号: 贺党办〔2024〕1号. `field` is the label as written, no spaces."""

    field: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Omission:
    """A part of a file that was not read, and why: a row of `warnings`. `page` is 0 where it is none of a page."""

    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as canonical text: paragraphs ended by a line feed, table cells by a tab, damage repaired.

    `body` is where the plan itself begins (its title), after page header and covering notice, and
    `body_end` where it ends (before signature, imprint and page furniture). `omissions` are parts of the file that were
    not read. Of a `workbook` the rows of tables of tasks are clauses, in other files they are not.
    """

    name: str
    path: str
    sha256: str
    text: str
    runs: tuple[Run, ...]
    tables: tuple[Table, ...] = ()
    headers: tuple[Header, ...] = ()
    body: int = 0
    body_end: int = 0
    pages: int = 0
    omissions: tuple[Omission, ...] = ()
    workbook: bool = False

    def page_at(self, offset: int) -> int:
        """The 1-based page that holds a canonical offset; 0 when the file has no pages."""
        place = bisect_right(self.runs, offset, key=lambda run: run.start)
        return self.runs[place - 1].page if place else 0

    def confidence(self, start: int, end: int) -> float | None:
        """How sure a recogniser is of its least sure character in `[start, end)`; None where it read none of them."""
        known = [run.confidence for run in self._runs(start, end)]
        return min((one for one in known if one is not None), default=None)

    def boxes(self, start: int, end: int) -> tuple[tuple[int, PageBox], ...]:
        """Page and box of each line that holds some of `[start, end)`, in reading order; empty where nothing tells."""
        found: list[tuple[int, PageBox]] = []
        for run in self._runs(start, end):
            if run.box is None:
                continue
            text = self.text[run.start : run.start + run.length]
            box = run.box.part(text, max(start - run.start, 0), min(end - run.start, run.length))
            if found and found[-1][0] == run.page and found[-1][1].goes_on(box):
                box = found.pop()[1].plus(box)
            found.append((run.page, box))
        return tuple(found)

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs that hold some of `[start, end)`."""
        first = max(bisect_right(self.runs, start, key=lambda run: run.start) - 1, 0)
        last = bisect_left(self.runs, end, key=lambda run: run.start)
        return tuple(run for run in self.runs[first:last] if run.start + run.length > start)


@dataclass(frozen=True, slots=True)
class About:
    """Document fields (document.tsv of the guide); an empty string means "not stated"."""

    title: str = ""
    doc_number: str = ""
    issuers: tuple[str, ...] = ()
    issued: str = ""
    published: str = ""
    region: str = ""
    level: Level = ""
    genre: str = ""
    period_start: str = ""
    period_end: str = ""
    status: Status = "issued"


# ---------------------------------------------------------------- outline


@dataclass(frozen=True, slots=True)
class Clause:
    """A heading or numbered item (条款).

    `path` joins the bare labels from the root: `三/（一）/2`. `[start, end)` is its own text: from its label
    up to the next clause, wherever that stands in the tree. `body` is where the text after label and title
    begins. The text before the first clause is no clause.
    """

    path: str
    level: int
    title: str
    start: int
    body: int
    end: int

    @property
    def parent(self) -> str:
        """The path of the clause above; empty for a root."""
        return self.path.rpartition("/")[0]


# ---------------------------------------------------------------- extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries: where the document says it, in which clause, by which rule."""

    id: str = ""
    clause: str
    quote: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Fact):
    """A number that the plan commits to (status target) or reports (status actual); guide: targets.tsv.

    `value` is a Decimal, or the words of a table cell without a number (op `text`).
    """

    indicator: str
    op: Op
    value: Decimal | str
    value2: Decimal | None = None
    unit: str = ""
    kind: TargetKind = "level"
    due: str = ""
    per: Per = ""
    status: TargetStatus = "target"
    attr: Literal["", "约束性", "预期性"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incentive(Fact):
    """Money or benefit paid when a condition holds (奖补); one row per amount."""

    condition: str
    amount: Decimal
    amount2: Decimal | None = None
    unit: str = ""
    cap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility(Fact):
    """A unit (责任主体) that the document ties to a clause; `start`/`end` span the unit's name."""

    role: Role
    unit: str
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Fact):
    """A time (时限) by which, from which or how often something must happen.

    `begins` and `ends` are ISO years or dates (`2025`, `2025-06-30`); the grain is their length.
    """

    kind: DeadlineKind
    begins: str = ""
    ends: str = ""
    per: Per = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Fact):
    """Another document that the plan rests on (依据), by title or number."""

    title: str
    doc_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread(Fact):
    """A number that no rule read and no rule dismissed; `rule` is empty and `quote` the number with its unit."""

    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed(Fact):
    """A number that is no fact, for the reason that `rule` names (document number, list label, name …)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one file says."""

    document: Document
    about: About
    clauses: tuple[Clause, ...] = ()
    targets: tuple[Target, ...] = ()
    incentives: tuple[Incentive, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    citations: tuple[Citation, ...] = ()
    unread: tuple[Unread, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()

    @property
    def name(self) -> str:
        """The input's file name without suffix: the `doc` column of every table."""
        return self.document.name


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why: a row of `errors`.

    `lasting` says that the file itself is the reason: another try would end alike. Time may be.
    """

    path: str
    reason: str
    lasting: bool = True


# ---------------------------------------------------------------- review


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of review.csv on which a person decided; `row` counts the lines of the file, 1 being its header.

    `words` are the decision as written. `doc`, `clause` and `quote` find again what `id` meant when that is gone.
    """

    file: str
    row: int
    id: str
    words: str
    doc: str = ""
    kind: str = ""
    clause: str = ""
    quote: str = ""
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision about identities or contradictions, understood: what resolution is to do with `subjects`.

    `value` is the id or name to merge into, or the new name or type; `wordings` are those to split off.
    """

    decision: Decision
    act: Literal["merge", "apart", "split", "type", "name", "dismiss"]
    subjects: tuple[str, ...]
    value: str = ""
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What became of a decision: the machine's value and the person's, and whether it took effect.

    `applied`; `unneeded`: the machine says the same; `stale`: its place is no longer there; `wrong`: it cannot be
    understood or another one contradicts it. `id` is what was corrected, `reason` says why a decision had no effect.
    """

    decision: Decision
    id: str
    field: str
    machine: str
    person: str
    status: Literal["applied", "unneeded", "stale", "wrong"]
    reason: str = ""


# ---------------------------------------------------------------- resolve


@dataclass(frozen=True, slots=True)
class Region:
    """A place (行政区划). `code` is GB/T 2260 where known; zones without one have an id below their parent.

    `since` and `until` are the first and the last year whose list has the code, empty where it is older than the lists
    or still in force; `successor` are the ids of the places that took its area (撤县设区). `former` are names that the
    same code bore before. The id of a place that could not be located begins with `?` and its plan.
    """

    id: str
    name: str
    level: Level = ""
    code: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""
    successor: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """A unit within its region: `id` is region and canonical body. Nothing merges by mere similarity.

    `members` are the ids of the regions that a group (三县区) stands for, of the agencies that a plan lists as
    members of one (领导小组成员单位), or of those in brackets behind this one (组织部（人才办）); `successor`
    those of the agencies that a reform made of it, where a plan names them.
    """

    id: str
    name: str
    region: str
    type: AgencyType = "agency"
    classes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    successor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measured thing over documents, with the wordings that name it.

    `unit` is the base unit of its numbers, empty where they share none; `direction` says whether more or less of it
    is better, and `area` the field of policy (创新, 农业, 生态环境 …), both empty where the lexicon does not know it.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    unit: str = ""
    direction: Direction = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class BaseValue:
    """A target's number in the base unit of its dimension: 0.3亿元 is 30000000 元, 1万公顷 is 150000 亩.

    Numbers of one `dimension` may be compared: it is the base unit itself, or `count` for all words that count things
    (家, 个, 项).
    """

    value: Decimal
    value2: Decimal | None
    unit: str
    dimension: str


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit that answers for a target: of its table row, else of its clause, else of the nearest ancestor."""

    agency: str
    role: Role


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same indicator for the same date with two stated numbers in one document; clauses say where first."""

    doc: str
    indicator: str
    due: str
    value_a: Decimal
    clause_a: str
    target_a: str
    value_b: Decimal
    clause_b: str
    target_b: str


ClashKind = Literal["sum", "reported", "bounds", "retreat", "impossible"]


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures of one document that do not fit together although no two of them are a Conflict.

    `sum`: target `a` is not what the yearly figures `others` add up to; `reported`: `a` and `others` report one thing
    of one date differently; `bounds`: one number as a floor and as a ceiling; `retreat`: `a` stays behind what
    `others` reach earlier; `impossible`: `a` alone cannot be (a share above 100 %). Ids of Targets.
    """

    doc: str
    kind: ClashKind
    a: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """An uncertain identity that a person should decide.

    `merge`: the agencies `subjects` may be one body; `split`: the agency may be several; `kind`: it is of no known
    kind; `name`: its name is short for one that is not known; `place`: the plans `subjects` speak for a place that
    could not be located. `words` are what the plans write, in the order of the subjects, `reason` says in words what
    made it uncertain. No two proposals have the same kind and subjects.
    """

    kind: ProposalKind
    subjects: tuple[str, ...]
    words: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How often lists name an agency in each role, and how many commitments it answers for."""

    lead: int = 0
    responsible: int = 0
    support: int = 0
    targets: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.lead + other.lead,
            self.responsible + other.responsible,
            self.support + other.support,
            self.targets + other.targets,
        )


@dataclass(frozen=True, slots=True)
class Corpus:
    """The resolved plans: what tables, graph and pages are made of.

    `agency_of` maps the id of a Responsibility to an Agency id, `indicator_of` the id of a Target to an
    Indicator id, `owners_of` the id of a Target to its owners, `region_of` a plan's name to a Region id,
    `keywords_of` the `<doc>:<path>` of a clause to what it is about, `base_of` the id of a Target with a number to
    this number in its base unit, `tally_of` that of an Agency to its counts and `count_of` that of an Indicator to the
    number of its targets, over all plans. `proposals` are for people to decide: nothing of the rest depends on them.
    """

    plans: tuple[Plan, ...]
    failures: tuple[Failure, ...] = ()
    regions: tuple[Region, ...] = ()
    agencies: tuple[Agency, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    clashes: tuple[Clash, ...] = ()
    corrections: tuple[Correction, ...] = ()
    agency_of: Mapping[str, str] = field(default_factory=dict)
    indicator_of: Mapping[str, str] = field(default_factory=dict)
    owners_of: Mapping[str, tuple[Owner, ...]] = field(default_factory=dict)
    region_of: Mapping[str, str] = field(default_factory=dict)
    keywords_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    base_of: Mapping[str, BaseValue] = field(default_factory=dict)
    tally_of: Mapping[str, Tally] = field(default_factory=dict)
    count_of: Mapping[str, int] = field(default_factory=dict)
