"""Make the files in tests/fixtures/plans from the .plan sources that stand there.

Every plan is written as UTF-8, GB18030 and Big5 text, as .docx with typed numbers
(python-docx), with automatic numbers (round trip through LibreOffice), with a schedule
table (python-docx), as .pdf (LibreOffice, from both) and as .html; one plan also as
.doc, .odt and .rtf. For the documents of tests/reading/numbering_cases.py it writes
what LibreOffice shows, which is the judge of our numbers. Needs LibreOffice and
python-docx; the tests need neither.

A source has two settings (the label of each level; how the schedule is written) and
then lines: ``=`` title, ``1``-``3`` numbered units, ``+`` headings without a number,
``@`` a month, ``-`` what is done in it, ``>`` signature and date, two spaces: a
plain paragraph. Run: python scripts/make_fixtures.py [NAME ...]
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "tests" / "fixtures" / "plans"
NUMBERING = ROOT / "tests" / "fixtures" / "numbering"
HOSTILE = ROOT / "tests" / "fixtures" / "hostile"
sys.path.insert(0, str(ROOT / "tests" / "reading"))

import building  # noqa: E402
import numbering_cases  # noqa: E402

_LOCKED = (
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"geheim"}}'
)
_CHINESE = ["", *"一二三四五六七八九十", "十一", "十二"]
_NUMBERS = {
    "decimal": str,
    "chineseCounting": lambda n: _CHINESE[n],
    "ideographTraditional": lambda n: "甲乙丙丁戊己"[n - 1],
    "decimalEnclosedCircle": lambda n: "①②③④⑤⑥⑦⑧⑨⑩"[n - 1],
    "lowerLetter": lambda n: "abcdef"[n - 1],
}


@dataclass
class Line:
    """A line of a plan: its kind, text, typed label, and level or list."""

    kind: str
    text: str
    label: str = ""
    level: int = 0
    group: int = 0


@dataclass
class Plan:
    """A parsed plan."""

    name: str
    levels: list[tuple[str, str]] = field(default_factory=list)
    form: str = "none"
    lines: list[Line] = field(default_factory=list)


def parse(path: Path) -> Plan:
    """Read a source and give every unit the label that a person would type."""
    plan = Plan(path.stem)
    head, schedule, *rows = path.read_text("utf-8").splitlines()
    for item in head.removeprefix("levels:").split("|"):
        style, text = item.lstrip().split(" ", 1)
        plan.levels.append((style, text.strip(" ")))
    plan.form = schedule.removeprefix("schedule:").strip()
    counters = [0] * 4
    months = 0
    for row in rows:
        mark, text = row[0], row[2:]
        if mark.isdigit():
            level = int(mark) - 1
            counters[level] += 1
            counters[level + 1 :] = [0] * (3 - level)
            plan.lines.append(Line("unit", text, _label(plan, counters, level), level))
        elif mark == "@":
            months += 1
            done = 0
            plan.lines.append(Line("month", text, group=months))
        elif mark == "-":
            done += 1
            plan.lines.append(Line("task", text, f"{done}、", group=months))
        else:
            plan.lines.append(
                Line({"=": "title", "+": "bare", ">": "sign"}.get(mark, "text"), text)
            )
    return plan


def _label(plan: Plan, counters: list[int], level: int) -> str:
    text = plan.levels[level][1]
    for index, (style, _) in enumerate(plan.levels):
        text = text.replace(
            f"%{index + 1}", _NUMBERS[style](counters[index]) if counters[index] else ""
        )
    return text if text[-1] in "、）)，．　" else text + " "


def rows(plan: Plan) -> list[tuple[str, list[Line]]]:
    """Return the schedule: each month with what is done in it."""
    found: list[tuple[str, list[Line]]] = []
    for line in plan.lines:
        if line.kind == "month":
            found.append((line.text, []))
        elif line.kind == "task":
            found[-1][1].append(line)
    return found


def typed(plan: Plan) -> list[Line]:
    """Return the lines of the plan as typed text, the schedule in its form."""
    lines: list[Line] = []
    for line in plan.lines:
        if line.kind == "month" and plan.form == "inline":
            tasks = next(t for m, t in rows(plan) if m == line.text)
            lines.append(Line("text", f"{line.text}：{'；'.join(t.text for t in tasks)}。"))
        elif line.kind == "month":
            lines.append(Line("month", f"{line.text}：", group=line.group))
        elif line.kind != "task" or plan.form == "headings":
            lines.append(line)
    return lines


def as_text(plan: Plan) -> str:
    """Return the plan as a plain text file has it."""
    return "".join(f"{line.label}{line.text}\n" for line in typed(plan))


def typed_docx(plan: Plan, path: Path, *, table: bool) -> None:
    """Write a .docx with typed numbers, as people without lists do, by python-docx."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.size = Pt(12)
    done = False
    for line in plan.lines if table else typed(plan):
        if table and line.kind in {"month", "task"}:
            if not done:
                _add_table(document, plan)
            done = True
            continue
        paragraph = document.add_paragraph(f"{line.label}{line.text}")
        if line.kind in {"title", "sign"}:
            paragraph.alignment = ALIGN.CENTER if line.kind == "title" else ALIGN.RIGHT
        else:
            paragraph.paragraph_format.first_line_indent = Pt(24)
    _page_number(document)
    document.save(str(path))


def _add_table(document, plan: Plan) -> None:
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "时间", "活动内容"
    for month, tasks in rows(plan):
        cells = table.add_row().cells
        cells[0].text = month
        if plan.form == "inline":
            cells[1].text = "；".join(t.text for t in tasks) + "。"
            continue
        for index, task in enumerate(tasks):
            paragraph = cells[1].paragraphs[0] if index == 0 else cells[1].add_paragraph()
            paragraph.text = task.label + task.text


def _page_number(document) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph = document.sections[0].footer.paragraphs[0]
    field_xml = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph.add_run("- ")
    paragraph._p.append(parse_xml(field_xml))
    paragraph.add_run(" -")
    document.sections[0].header.paragraphs[0].text = "工会资料汇编"


def automatic_docx(plan: Plan) -> bytes:
    """Return a .docx whose numbers are lists; LibreOffice then writes it anew."""
    levels = "".join(
        building.level(i, style, text.strip("　")) for i, (style, text) in enumerate(plan.levels)
    )
    numbering = building.abstract(1, levels) + building.abstract(
        2, building.level(0, "decimal", "%1、")
    )
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering += building.num(1, 1)
    numbering += "".join(building.num(9 + k, 2, restart) for k in range(1, len(rows(plan)) + 1))
    body = ""
    for line in typed(plan):
        if line.kind == "unit":
            body += building.para(line.text, 1, line.level)
        elif line.kind == "task":
            body += building.para(line.text, 9 + line.group, 0)
        else:
            body += building.para(line.label + line.text)
    return building.docx(body, numbering)


def as_html(plan: Plan) -> str:
    """Return a page as school websites have them: menus, stamps, the plan, other articles."""
    shown = plan.lines if plan.form == "headings" else typed(plan)
    parts: list[str] = []
    for line in shown:
        text = html.escape(line.label + line.text)
        if line.kind == "title":
            parts.append(
                f"<h1>{text}</h1>\n<div class='info'>发布时间：2024-03-01　浏览次数：218</div>"
            )
        elif line.kind in {"month", "task"} and plan.form == "headings":
            if line is next(s for s in shown if s.kind == "month"):
                cells = "".join(
                    f"<tr><td>{m}</td><td>{'<br>'.join(t.label + t.text for t in tasks)}</td></tr>"
                    for m, tasks in rows(plan)
                )
                parts.append(
                    f"<table border=1><tr><th>时间</th><th>活动内容</th></tr>{cells}</table>"
                )
        else:
            parts.append(f"<p>　　{text}</p>")
    content = "\n".join(parts)
    links = "".join(
        f"<li><a href='/a{i}.html'>{t}</a></li>"
        for i, t in enumerate(("首页", "学校概况", "工会园地", "联系我们"))
    )
    more = "".join(
        f"<li><a href='/b{i}.html'>{t}</a></li>"
        for i, t in enumerate(("关于开展读书月的通知", "春季运动会掠影", "校园招聘公告"))
    )
    return (
        "<!DOCTYPE html>\n<html lang='zh'><head><meta charset='utf-8'>"
        f"<title>{plan.lines[0].text}</title>"
        "<style>body{font-size:14px}</style><script>var hits=1;</script></head>\n<body>"
        f"<div class='nav'><ul>{links}</ul></div>\n"
        "<div class='position'>当前位置：首页 &gt; 工会园地</div>\n"
        f"<div class='article'>{content}</div>\n"
        f"<div class='related'><h3>相关文章</h3><ul>{more}</ul></div>\n"
        "<div class='footer'>版权所有　网站备案号：某ICP备00000000号</div></body></html>\n"
    )


def convert(files: list[Path], target: str, folder: Path, suffix: str) -> None:
    """Convert files with LibreOffice; the results stand beside the sources."""
    with tempfile.TemporaryDirectory() as out, tempfile.TemporaryDirectory() as profile:
        subprocess.run(  # noqa: S603
            [  # noqa: S607
                "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
             target, "--outdir", out, *map(str, files)],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
        for file in files:
            made = Path(out) / f"{file.stem}.{target.split(':')[0]}"
            shutil.move(made, folder / f"{file.stem}{suffix}")


def make_report() -> None:
    """Write a PDF of several pages: running head, page numbers, a table over two pages."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.size = Pt(12)
    document.add_paragraph("星河学校工会2024年工作计划")
    for chapter, name in enumerate(("思想引领", "民主管理", "服务职工"), 1):
        document.add_paragraph(f"{_CHINESE[chapter]}、{name}")
        for item in range(1, 5):
            sentence = f"{name}的第{_CHINESE[item]}件事，要有人管、有人做、有人查，"
            sentence += "做完以后再写成一页纸存档；"
            paragraph = document.add_paragraph(f"{item}、{sentence * 3}参加率不低于9{item}%。")
            paragraph.paragraph_format.first_line_indent = Pt(24)
    document.add_paragraph("四、活动安排")
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    heads = zip(table.rows[0].cells, ("时间", "活动内容", "负责人"), strict=True)
    for cell, text in heads:
        cell.text = text
    for month in range(2, 11):
        cells = table.add_row().cells
        cells[0].text, cells[2].text = f"{_CHINESE[month]}月", f"第{month}小组"
        cells[1].text = f"1、本月第一件事办给第{month}年级"
        cells[1].add_paragraph("2、本月第二件事办给全体会员，并请家属一同参加")
    _page_number(document)
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "report.docx"
        document.save(str(path))
        convert([path], "pdf", PLANS.parent / "pdf", ".pdf")


def make_numbering() -> None:
    """Write the numbering cases and, beside each, the text that LibreOffice gives for it."""
    files = []
    for name, data in numbering_cases.CASES.items():
        files.append(NUMBERING / f"{name}.docx")
        files[-1].write_bytes(data)
    convert(files, "txt:Text (encoded):UTF8", NUMBERING, ".txt")


def main(names: list[str]) -> None:
    """Make the files of all plans, or of those named."""
    import opencc

    traditional = opencc.OpenCC("s2tw").convert
    plans = [parse(p) for p in sorted(PLANS.glob("*.plan")) if not names or p.stem in names]
    with tempfile.TemporaryDirectory() as work:
        lists, typed_files, tables = [], [], []
        for plan in plans:
            text = as_text(plan)
            PLANS.joinpath(f"{plan.name}.txt").write_bytes(text.encode("utf-8"))
            PLANS.joinpath(f"{plan.name}.gb18030.txt").write_bytes(text.encode("gb18030"))
            PLANS.joinpath(f"{plan.name}.big5.txt").write_bytes(
                traditional(text).replace("〇", "○").encode("big5")
            )
            PLANS.joinpath(f"{plan.name}.html").write_text(as_html(plan), "utf-8")
            typed_files.append(PLANS / f"{plan.name}.typed.docx")
            typed_docx(plan, typed_files[-1], table=False)
            if plan.form != "none":
                tables.append(PLANS / f"{plan.name}.table.docx")
                typed_docx(plan, tables[-1], table=True)
            lists.append(Path(work) / f"{plan.name}.lists.docx")
            lists[-1].write_bytes(automatic_docx(plan))
        convert(lists, "docx", PLANS, ".docx")
        convert(typed_files, "pdf", PLANS, ".pdf")
        convert(tables, "pdf", PLANS, ".pdf")
        for target in ("doc", "odt", "rtf"):
            convert(typed_files[:1], target, PLANS, f".{target}")
        locked = Path(work) / "locked.docx"
        shutil.copy(typed_files[0], locked)
        convert([locked], _LOCKED, HOSTILE, ".pdf")
    make_numbering()
    make_report()


if __name__ == "__main__":
    main(sys.argv[1:])
