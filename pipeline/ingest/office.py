"""Office files of all ages as blocks: packages as they are, older files through LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.limits import LIMITS, Limits
from pipeline.ingest.lines import Content
from pipeline.ingest.office_package import check
from pipeline.ingest.office_parts import sound

_OLE, _ZIP, _RTF = b"\xd0\xcf\x11\xe0", b"PK", b"{\\rtf"
CONVERSION_SECONDS = 120
_FILTER = "docx:MS Word 2007 XML"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value>
</prop></item></oor:items>
"""


def is_office(content: bytes) -> bool:
    """Whether a file begins as a zip, an OLE file (.doc, .wps) or RTF does."""
    return content.startswith((_OLE, _RTF)) or (content.startswith(_ZIP) and content[2:4] in (b"\3\4", b"\5\6"))


def office_blocks(content: bytes, limits: Limits = LIMITS) -> Content:
    """The blocks of a Word file or workbook. Raises Unreadable with the reason."""
    if not content.startswith(_ZIP):
        content = _converted(content)
    if check(content, limits.unpacked) == "word":
        from pipeline.ingest.docx import docx_blocks

        return docx_blocks(sound(content))
    from pipeline.ingest.xlsx import xlsx_blocks

    return xlsx_blocks(sound(content))


def _converted(content: bytes) -> bytes:
    """An old Word file as a package, by LibreOffice."""
    if _stream("EncryptedPackage") in content or _stream("EncryptionInfo") in content:
        raise Unreadable("encrypted Office file: a password is needed")
    if content.startswith(_OLE) and _stream("WordDocument") not in content:
        raise Unreadable("an old Office file, but no Word file: save a workbook (xls, et) as xlsx 请另存为 xlsx")
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Unreadable("an old Office file (doc, wps, rtf): install LibreOffice (soffice) to read it")
    return _by_libreoffice(program, content)


def _stream(name: str) -> bytes:
    """How the directory of an OLE file writes the name of a stream."""
    return name.encode("utf-16-le") + b"\0\0"


def _by_libreoffice(program: str, content: bytes) -> bytes:
    """What LibreOffice makes of a file, in a folder and a user profile of its own: no macros, no linked files."""
    with tempfile.TemporaryDirectory(prefix="zerentu-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        (folder / "input").write_bytes(content)
        _run(
            [
                *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"),
                *("--nolockcheck", "--convert-to", _FILTER, "--outdir", name, str(folder / "input")),
            ]
        )
        made = folder / "input.docx"
        if not made.is_file():
            raise Unreadable(
                "LibreOffice cannot convert it: damaged, a password is needed, or LibreOffice Writer is missing"
            )
        return made.read_bytes()


def _run(command: list[str]) -> None:
    """Run a command in a process group of its own, which is ended as a whole after `CONVERSION_SECONDS`."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(CONVERSION_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise Unreadable(f"LibreOffice has not converted it within {CONVERSION_SECONDS} seconds") from error
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
