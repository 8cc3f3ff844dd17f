"""Make a folder as a district receives it: 300 mixed files, a roster, and what is true of them.

    python scripts/district_folder.py FOLDER

``FOLDER/plans`` holds the texts of corpus/ in .docx, .doc, .pdf, .txt (UTF-8 and GB18030), .xlsx and
archives, near copies under other names, the same file again, the same text in another format, pictures,
Word's temporary files, links, empty and broken files. ``roster.xlsx`` lists the units that should hand in,
twelve of which did not. ``expected.json`` says what became of how many. Needs LibreOffice.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import docx
import openpyxl

from unionnlp import extract

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ("corpus/texts/*.txt", "corpus/practice/texts/*.txt", "corpus/compare/**/*.*.txt")
NEAR, AGAIN, OTHER_FORMAT, PICTURES, TEMPORARY, LINKS = 70, 12, 8, 40, 10, 6
EMPTY, BROKEN, ABSENT, IN_ARCHIVES, ARCHIVES = 5, 8, 12, 24, 4
_NAMES = "春笋 石榴 麦浪 银杏 青檀 白鹭 云杉 芦荡 雁北 桃溪 榆荫 槐乡 杏坛 竹海 梅岭 枫桥 荷塘 菊潭"
_KINDS = ("小学", "中学", "幼儿园", "中心小学")
_FORMS = ("docx", "docx", "docx", "doc", "pdf", "txt", "gb", "xlsx")


def main(folder: str) -> int:
    """Make the folder anew; return 0."""
    place = Path(folder)
    shutil.rmtree(place, ignore_errors=True)
    plans = place / "plans"
    (plans / "第二批").mkdir(parents=True)
    maker = _Maker(plans)
    maker.texts()
    maker.copies()
    maker.archives()
    maker.beside()
    maker.convert()
    _roster(place / "roster.xlsx", maker.units)
    truth = json.dumps(maker.counts, ensure_ascii=False, indent=2)
    (place / "expected.json").write_text(truth + "\n", "utf-8")
    print(truth)
    return 0


class _Maker:
    """Writes the files, and counts what should become of them."""

    def __init__(self, plans: Path) -> None:
        self.plans, self.random = plans, random.Random(16)  # noqa: S311 - no secret
        self.counts: Counter[str] = Counter()
        self.units: list[str] = []
        self.known: list[tuple[str, str, Path]] = []  # text, unit, file
        self._later: dict[str, list[Path]] = {"doc": [], "pdf": []}
        self._scratch = Path(tempfile.mkdtemp())

    def texts(self) -> None:
        """Write each text once, in one format after another."""
        found = sorted({path for pattern in TEXTS for path in ROOT.glob(pattern)})
        for number, path in enumerate(p for p in found if "marked" not in p.parts):
            text = path.read_text("utf-8")
            documents = extract(text, items=False).documents
            unit = next((d.organization for d in documents if d.organization), None)
            if unit:
                self.units.append(unit)
            name = f"{unit or path.stem}{'' if number % 3 else '工会计划'}-{number:03}"
            file = self.write(text, name, _FORMS[number % len(_FORMS)])
            self.known.append((text, unit or "", file))
            self.counts["read"] += 1

    def copies(self) -> None:
        """Write near copies under other names, the same file again, the same text in another format."""
        sources = [known for known in self.known if known[1] and len(known[0]) > 300]
        names = [n + k for k in _KINDS for n in _NAMES.split()]
        for number, name in enumerate(names[:NEAR]):
            text, unit, _ = sources[number * 7 % len(sources)]
            rows = text.replace(unit, name).splitlines()
            del rows[len(rows) // 2]
            self.write("\n".join(rows), f"{name}-近似", _FORMS[number % len(_FORMS)])
            self.units.append(name)
            self.counts["read"] += 1
        plain = [known for known in self.known if known[2].suffix == ".txt"]
        for number in range(AGAIN):
            file = plain[number][2]
            (self.plans / "第二批" / f"{file.stem}(1).txt").write_bytes(file.read_bytes())
            self.counts["twice"] += 1
        for text, _, file in plain[AGAIN : AGAIN + OTHER_FORMAT]:
            self.write(text, f"{file.stem}-再交", "docx")
            self.counts["twice"] += 1

    def archives(self) -> None:
        """Write archives of texts that other archives and folders do not hold."""
        for k in range(ARCHIVES):
            with zipfile.ZipFile(self.plans / f"打包{k + 1}.zip", "w") as archive:
                for number in range(IN_ARCHIVES // ARCHIVES):
                    unit = f"{_NAMES.split()[number]}{k + 1}路学校"
                    work = self.random.sample(_WORK, 9)
                    rows = "".join(f"{i}、{one}。\n" for i, one in enumerate(work, 1))
                    archive.writestr(f"{unit}.txt", f"{unit}2025年工会工作计划\n{rows}{unit}工会\n")
                    self.units.append(unit)
                    self.counts["read"] += 1
                archive.writestr("封面.jpg", b"\xff\xd8\xff")
                self.counts["passed"] += 1

    def beside(self) -> None:
        """Write what is no text, and what cannot be read."""
        for k in range(PICTURES):
            (self.plans / f"活动照片{k + 1:02}.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
        for k in range(TEMPORARY):
            (self.plans / f"~${self.known[k][2].stem[2:]}.docx").write_bytes(b"\x05user")
        for k in range(LINKS):
            (self.plans / f"快捷方式{k + 1}.txt").symlink_to(self.known[5 + 8 * k][2])
        for k in range(EMPTY):
            (self.plans / f"空白{k + 1}.txt").write_bytes(b"")
        for k in range(BROKEN):
            data = b"PK\x03\x04" + self.random.randbytes(300)
            (self.plans / f"损坏{k + 1}.{('docx', 'pdf', 'xlsx', 'doc')[k % 4]}").write_bytes(data)
        self.counts["passed"] += PICTURES + TEMPORARY + LINKS
        self.counts["refused"] += EMPTY + BROKEN

    def write(self, text: str, name: str, form: str) -> Path:
        """Write a text in a format; old Word files and PDF are made at the end, all at once."""
        stem = re.sub(r"[/:*?<>|\s]", "", name)
        file = self.plans / f"{stem}.{'txt' if form == 'gb' else form}"
        if form in ("txt", "gb"):
            file.write_text(text, "gb18030" if form == "gb" else "utf-8")
        elif form == "xlsx":
            book = openpyxl.Workbook()
            for row in text.splitlines():
                book.active.append([f"'{row}" if row.startswith("=") else row])
            book.save(file)
        else:
            word = docx.Document()
            for row in text.splitlines():
                word.add_paragraph(row)
            made = file if form == "docx" else self._scratch / f"{file.stem}.docx"
            word.save(made)
            if form != "docx":
                self._later[form].append(made)
        return file

    def convert(self) -> None:
        """Let LibreOffice write the old Word files and the PDF."""
        for form, found in self._later.items():
            command = ["soffice", "--headless", "--convert-to", form, "--outdir", str(self.plans)]
            subprocess.run([*command, *found], check=True, capture_output=True)  # noqa: S603
        shutil.rmtree(self._scratch)


_ROWS = """
三月召开教职工代表大会，审议学校工作报告
四月组织教职工乒乓球比赛，以年级组为单位参加
五月请医生讲颈椎保健，会后逐人登记体检项目
六月走访住院和生病的教师，送去慰问金
九月举行教师节座谈会，表彰从教三十年的老师
十月开展青年教师说课比赛，教研组长当评委
十一月公布工会经费收支账目，经审委员到场说明
十二月收集教代会提案，逐条分给有关处室
每学期开一次校务公开听证会，食堂价格先问老师
暑假为子女中考的会员请来招生办的人答疑
春节前给困难职工家庭送米送油，每户三百元
建好妈咪小屋，添一台消毒柜和两把靠椅
签订集体合同和女职工专项合同，交镇总工会备案
开办书法、太极两个教职工社团，每周三下午活动
"""
_WORK = _ROWS.split()


def _roster(path: Path, units: list[str]) -> None:
    """Write the roster: all units that handed in, and some that did not."""
    book = openpyxl.Workbook()
    book.active.append(["青川区学校工会应交名单"])
    book.active.append(["序号", "学校名称", "联系人"])
    absent = [f"远山{k}号小学" for k in "一二三四五六七八九"] + [
        "孤峰中学",
        "湖心幼儿园",
        "北塔学校",
    ]
    for number, unit in enumerate([*dict.fromkeys(units), *absent[:ABSENT]], 1):
        book.active.append([number, unit, "王老师"])
    book.save(path)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
