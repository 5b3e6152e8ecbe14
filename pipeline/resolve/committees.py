"""Committees whose names are built around that of their place: of the Party, the Youth League and the CPPCC."""

import re

from pipeline.records import Region
from pipeline.resolve.entries import by_wording, section
from pipeline.resolve.fullnames import expand

_OF_PARTY = re.compile(r"(?:中共)?(?:自治区党委|省委|市委|州委|县委|区委|旗委|盟委|党委|委(?!员))")
_OF_LEAGUE = re.compile(r"(?:共青团|团)(?:省|市|州|县|区|旗|盟)?(?:委|委员会|工委)")
_DISCIPLINE = re.compile(
    r"(?:[省市州县区旗盟])?(?:纪委|纪检委|纪律检查委员会)(?:、?(?:监委|监察委|监察委员会|国家监委))?(?:机关)?"
)
_OF_OFFICES = re.compile(r"区?直属?机关党?(?:工委|工作委员会)")
_RULE_OF_LAW = re.compile(r"(?:全面)?依法治[省区市州县旗](?:办|办公室|委员会办公室)")
_NO_ZONE = ("县", "市", "州", "旗", "盟")
_CONSULTATIVE = "政治协商会议委员会"


def committee_of(rest: str, region: Region) -> tuple[str, str] | None:
    """What such a committee or one of its offices is called after its place, and its full name; None for other units.

    宣传部 of 贺兰县 is 中共贺兰县委宣传部, 团县委 共青团贺兰县委员会, 政协 中国人民政治协商会议贺兰县委员会.
    """
    if _OF_LEAGUE.fullmatch(rest):
        return "共青团委员会", f"共青团{region.name}委员会"
    text = expand(rest)
    if text.startswith(_CONSULTATIVE):
        return text, f"中国人民政治协商会议{region.name}委员会{text.removeprefix(_CONSULTATIVE)}"
    if _DISCIPLINE.fullmatch(rest):
        return "纪律检查委员会", f"中共{region.name}纪律检查委员会"
    zone = "+" in region.id and not region.name.endswith(_NO_ZONE)  # not a county that could not be located
    return _of_zone(rest, region) if zone else _of_party(rest, region)


def _of_zone(rest: str, region: Region) -> tuple[str, str] | None:
    """In a zone the departments of its committee (党工委宣传部), in a town the committee alone."""
    if re.fullmatch(r"委|[镇乡]?党委|党工委", rest):
        return "党委", f"中共{region.name}{'工作' if rest == '党工委' else ''}委员会"
    if _OF_OFFICES.fullmatch(rest):
        return "直属机关工作委员会", f"中共{region.name}直属机关工作委员会"
    if rest.startswith("党工委"):
        return rest, f"中共{region.name}工作委员会{rest.removeprefix('党工委')}"
    return None


def _of_party(rest: str, region: Region) -> tuple[str, str] | None:
    """市委宣传部, or a bare 宣传部, is 中共…市委宣传部."""
    match = _OF_PARTY.match(rest)
    office = rest[match.end() :] if match else rest
    full = by_wording("agencies", "party").get(office)
    if _RULE_OF_LAW.fullmatch(office):
        full = f"全面依法治{region.name[-1]}委员会办公室"
    if match is None and (full is None or office in section("agencies", "party_not_alone")):
        return None
    committee = "党委" if region.name.endswith("自治区") else region.name[-1] + "委"
    if not office:
        return committee + "员会", f"中共{region.name}委员会"
    full = full if full is not None else expand(office)
    return committee + full, f"中共{region.name}{'委员会' if committee == '党委' else '委'}{full}"
