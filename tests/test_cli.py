"""The command line: what it says, and its exit codes."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from tests.conftest import PLANS, ROOT

Run = Callable[..., "CompletedProcess[str]"]
HELAN = "helan-2024-innovative-county"


@pytest.fixture(scope="module")
def cli() -> Callable[..., tuple[int, str, str]]:
    runner = CliRunner(env={"COLUMNS": "160", "TERM": "dumb"})

    def run(*arguments: object) -> tuple[int, str, str]:
        result = runner.invoke(app, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return run


Cli = Callable[..., tuple[int, str, str]]


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from pipeline.cli import app\n"
        "print(CliRunner().invoke(app, ['--help']).output)\n"
        "print(sorted({'spacy', 'jieba', 'networkx', 'numpy', 'pdfplumber', 'lxml', 'pyvis'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    for command in ("build", "who", "find", "compare", "explain", "outline", "evaluate"):
        assert command in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", ["build", "who", "find", "compare", "explain", "outline", "evaluate"])
def test_every_command_teaches_by_an_example(cli: Cli, command: str) -> None:
    status, shown, _ = cli(command, "--help")
    assert status == 0
    assert f"zerentu {command} " in shown


def test_build_closes_with_a_table_of_what_it_read(cli: Cli, small: Path, tmp_path: Path) -> None:
    status, shown, errors = cli("build", small, "--out", tmp_path / "out")
    assert (status, errors) == (0, "")
    assert "qinghe" in shown
    assert "explorer.html" in shown


def test_build_can_leave_out_the_pages_and_be_quiet(cli: Cli, small: Path, tmp_path: Path) -> None:
    assert cli("build", small, "--out", tmp_path / "out", "--tables-only", "--quiet") == (0, "", "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["manifest.json", "tables", "text"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "no-such-folder"),
        ("who", "科技局", "--in", "no-such-folder"),
        ("find", "", "--in", PLANS),
        ("who", " ", "--in", PLANS),
        ("outline", "no-such-plan", "--in", PLANS),
        ("explain", HELAN, "12-x", "--in", PLANS),
        ("explain", HELAN, "9-3", "--in", PLANS),
        ("explain", HELAN, "99999990-99999999", "--in", PLANS),
        ("evaluate", "no-such-folder", "tests/gold/plans"),
        ("no-such-command",),
    ],
)
def test_wrong_arguments_end_with_two_and_a_message(cli: Cli, arguments: tuple[object, ...]) -> None:
    status, _, errors = cli(*arguments)
    assert status == 2
    assert errors.strip()
    assert "Traceback" not in errors


def test_the_version_is_told(cli: Cli) -> None:
    assert cli("--version") == (0, f"zerentu {pipeline.__version__}\n", "")


def test_explain_tells_a_span_turned_around_from_one_past_the_end(cli: Cli) -> None:
    assert "the start is after the end" in cli("explain", HELAN, "2746-2730", "--in", PLANS)[2]
    assert "the start is at the end" in cli("explain", HELAN, "27-27", "--in", PLANS)[2]
    assert "the text has" in cli("explain", HELAN, "99999990-99999999", "--in", PLANS)[2]


def test_only_a_fault_of_writing_is_called_so(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError("broken")

    monkeypatch.setattr("pipeline.build.work_through", failing)
    result = CliRunner().invoke(app, ["build", str(small), "--out", str(tmp_path / "out")])
    assert isinstance(result.exception, OSError)
    monkeypatch.undo()
    monkeypatch.setattr("pipeline.assembly.write_rows", failing)
    result = CliRunner().invoke(app, ["build", str(small), "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "cannot write" in result.stderr


def test_an_unknown_plan_names_those_that_there_are(cli: Cli) -> None:
    assert HELAN in cli("outline", "helan", "--in", PLANS)[2]


def test_outline_shows_clauses_with_their_place(cli: Cli, small: Path) -> None:
    status, shown, _ = cli("outline", small / "qinghe.txt")
    assert status == 0
    assert "一  主要任务" in shown
    assert "一/2  建设数字园区" in shown


def test_explain_tells_rule_slots_and_clause(cli: Cli, small: Path) -> None:
    text = (small / "qinghe.txt").read_text(encoding="utf-8")
    start = text.index("规模以上数字企业达到12家")
    status, shown, _ = cli("explain", "qinghe", f"{start}-{start + 12}", "--in", small)
    assert status == 0
    for words in ("targets", "规模以上数字企业", "2026", "家", "一/1", "规则 rule", "rules/targets.yaml"):
        assert words in shown


def test_explain_says_where_there_is_no_fact(cli: Cli, small: Path) -> None:
    text = (small / "qinghe.txt").read_text(encoding="utf-8")
    start = text.index("制定本方案")
    status, shown, _ = cli("explain", "qinghe", f"{start}-{start + 2}", "--in", small)
    assert status == 0
    assert "no fact here" in shown


def test_who_tells_what_an_agency_owns(cli: Cli, small: Path) -> None:
    status, shown, _ = cli("who", "工信局", "--in", small)
    assert status == 0
    assert "培育数字企业" in shown
    assert "牵头" in shown
    assert "建设数字园区" not in shown


def test_the_id_of_an_agency_is_printed_as_it_is(cli: Cli, tmp_path: Path) -> None:
    text = "某实施方案\n一、加强管理\n加强资金管理。（责任单位：县财政局）\n"
    (tmp_path / "car.txt").write_text(text, encoding="utf-8")
    _, shown, _ = cli("who", "县财政局", "--in", tmp_path)
    assert ":car:县财政局" in shown


def test_find_looks_in_tasks_indicators_agencies_and_texts(cli: Cli, small: Path) -> None:
    for words, kind, answer in (
        ("数字园区", "任务", "建设数字园区"),
        ("数字产业园", "指标", "建成数字产业园"),
        ("商务局", "部门", "商务局"),
        ("加快发展", "原文", "为加快发展数字经济"),
    ):
        status, shown, _ = cli("find", words, "--in", small)
        assert status == 0
        assert kind in shown
        assert answer in shown


def test_answers_are_lines_however_long_where_nobody_looks(cli: Cli, small: Path, zerentu: Run) -> None:
    asked = ("find", "加快发展", "--in", str(small))
    done = zerentu(*asked, env={**os.environ, "COLUMNS": "20"})
    assert done.stdout == cli(*asked)[1]
    assert max(len(line) for line in done.stdout.splitlines()) > 20


def test_nothing_found_is_said_and_ends_with_one(cli: Cli, small: Path) -> None:
    for command in ("who", "find"):
        status, shown, errors = cli(command, "海关总署", "--in", small)
        assert (status, shown) == (1, "")
        assert "海关总署" in errors


@pytest.mark.parametrize(
    "arguments", [("who", "科技局"), ("find", "企业"), ("audit",), ("outline", HELAN), ("sql",), ("--help",)]
)
def test_output_that_is_read_no_further_is_no_error(arguments: tuple[str, ...]) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    where = ("--in", str(PLANS)) if arguments[0] in ("who", "find", "outline") else ()
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *arguments, *where]
    done = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, encoding="utf-8", check=False, cwd=ROOT)
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, "")


def test_evaluate_prints_figures_and_misses(cli: Cli, built: Path) -> None:
    status, shown, _ = cli("evaluate", built / "tables", ROOT / "tests" / "gold" / "plans", "--misses")
    assert status == 0
    for words in ("precision", "full_f1", "targets", "deadlines", "document"):
        assert words in shown


def test_a_broken_rule_file_ends_with_two_and_names_file_and_entry(tmp_path: Path, small: Path, zerentu: Run) -> None:
    for package in ("pipeline", "graph"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    rules = tmp_path / "pipeline" / "rules" / "targets.yaml"
    broken: dict[str, object] = {"id": "target.broken", "pattern": "{no_such_slot}"}
    broken |= {"examples": [{"text": "甲", "expect": {"value": 1}}], "rejects": [{"text": "乙", "why": "丙"}]}
    rules.write_text(rules.read_text(encoding="utf-8") + f"\n- {json.dumps(broken)}\n", encoding="utf-8")
    done = zerentu(
        "build", small, "--out", tmp_path / "out", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path), "PATH": ""}
    )
    assert done.returncode == 2
    for words in ("rules/targets.yaml", "target.broken", "no_such_slot"):
        assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_audit_shows_both_quotes_and_narrows_by_plan_and_kind(cli: Callable[..., tuple[int, str, str]]) -> None:
    code, shown, _ = cli("audit", HELAN, "--kind", "sum", "--in", PLANS)
    assert code == 0 and "3+3+4=10" in shown and "1 条 findings" in shown
    assert "“全县新增培育“专精特新”企业18家以上”" in shown and "“13 新增“专精特新”示范企业(家)以上 3 3 4" in shown
    _, table, _ = cli("audit", "--kind", "分年与累计不符", "--csv", "--in", PLANS)
    assert [line.split(",")[2] for line in table.splitlines()] == ["kind", "sum"]


def test_audit_of_a_file_and_of_what_is_not_there(small: Path, cli: Callable[..., tuple[int, str, str]]) -> None:
    code, shown, _ = cli("audit", small / "qinghe.txt")
    assert code == 0 and "qinghe" in shown and HELAN not in shown
    (small / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    for arguments, wanted in (("nobody",), 2), (("--kind", "x"), 2), ((small / "broken.pdf",), 1):
        assert cli("audit", *arguments, "--in", PLANS)[0] == wanted


def test_two_plans_are_compared_by_name_and_by_file(cli: Cli, tmp_path: Path) -> None:
    status, shown, errors = cli("compare", "石嘴山市科技创新发展", "贺兰县", "--indicator", "国家高新技术企业")
    assert (status, errors) == (0, "")
    assert "120家（2025）  基数 from 63家（2020）  每年 per year +11.4家" in shown
    assert "差 difference -80家" in shown
    for name, county, value in (("a", "清河县", 12), ("b", "青山县", 9)):
        text = f"{county}规划\n\n一、目标\n\n到2025年，数字企业达到{value}家。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    status, shown, _ = cli("compare", tmp_path / "a.txt", tmp_path / "b.txt")
    assert status == 0
    assert "差 difference -3家" in shown
    assert "只有它写明 only stated by 清河县规划: 0" in shown


def test_a_comparison_of_no_two_plans_says_so(cli: Cli) -> None:
    assert cli("compare", "贺兰县")[0] == 2
    status, _, errors = cli("compare", "贺兰县", "石嘴山市")
    assert status == 2
    assert "several plans" in errors
    status, _, errors = cli("compare", "贺兰县", "石嘴山市科技创新", "--indicator", "不存在")
    assert (status, "nothing found" in errors) == (1, True)


def test_without_two_plans_everything_is_written(cli: Cli, small: Path, tmp_path: Path) -> None:
    status, _, errors = cli("compare", "--in", small, "--out", tmp_path / "out")
    assert (status, errors) == (0, "")
    assert (tmp_path / "out" / "tables" / "compare.csv").is_file()


def test_cache_says_what_is_kept_and_clears_it(cli: Cli, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert "nothing is kept" in cli("cache", "--out", out)[1]
    assert cli("build", small, "--out", out, "--tables-only")[0] == 0
    assert "files read: 1, " in cli("cache", "--out", out)[1]
    assert "cleared" in cli("cache", "--out", out, "--clear")[1]
    assert "nothing is kept" in cli("cache", "--out", out)[1]
    assert (out / "tables" / "targets.csv").exists()


def test_a_file_that_is_not_read_wholly_is_read_and_said_to_be_so(cli: Cli, tmp_path: Path) -> None:
    plans, out = tmp_path / "plans", tmp_path / "out"
    plans.mkdir()
    content = "清河县农业发展规划\n一、主要目标\n到2026年，粮食产量达到12万吨以上，稳步提高。\n".encode() * 20
    (plans / "qinghe.txt").write_bytes(content + b"\xff")
    status, shown, errors = cli("build", plans, "--out", out, "--tables-only")
    assert (status, errors) == (0, "qinghe.txt: 未读 not read: damaged characters: 1\n")
    assert "1 个文件未读全" in shown
    rows = (out / "tables" / "warnings.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows == ["doc,file,page,reason", "qinghe,qinghe.txt,,damaged characters: 1"]


def test_sql_answers_as_csv_and_teaches_the_tables(cli: Callable[..., tuple[int, str, str]], built: Path) -> None:
    query = "select count(*) as n from targets where doc = 'helan-2024-innovative-county' and due = '2025'"
    code, shown, _ = cli("sql", query, "--out", built)
    with (built / "tables" / "targets.csv").open(encoding="utf-8-sig", newline="") as handle:
        due = [row for row in csv.DictReader(handle) if row["doc"] == HELAN and row["due"] == "2025"]
    assert (code, shown) == (0, f"n\n{len(due)}\n")
    code, shown, _ = cli("sql")
    assert code == 0 and "responsibilities\n  doc, id, clause, role" in shown
    assert cli("sql", "select x from targets", "--out", built)[0] == 2
