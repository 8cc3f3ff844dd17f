"""``unionnlp corpus``: its commands, a file for each."""

from __future__ import annotations

from collections.abc import Callable

import typer

from unionnlp.cli.corpus import add, build, copies, export, listing, remove, search, stats
from unionnlp.cli.language import words

corpus = typer.Typer(help=words("建立、统计、检索、导出语料库。"), no_args_is_help=True)

_COMMANDS: dict[str, tuple[Callable[..., int], str]] = {
    "build": (
        build.build,
        words("提取来源文件，去重，建立语料库和画像。再次运行时只处理有变化的文件，没有找到的来源仍然保留。"),
    ),
    "add": (add.add, words("把来源加入语料库，原有的仍然保留。")),
    "remove": (remove.remove, words("从语料库移除来源。")),
    "list": (listing.listed, words("列出语料库的来源；? 表示上次建立时没有找到。")),
    "stats": (stats.stats, words("显示文种、年份、常规工作的比例和月份。")),
    "search": (search.search, words("检索最相关的段落。")),
    "copies": (
        copies.copies,
        words("谁抄了谁：语料库里有相同段落的每一对文稿，两个单位各占多少，最长的一段和位置。"),
    ),
    "export": (export.export, words("导出语料库：每份文稿一行或一条记录。")),
}  # fmt: skip

for _name, (_function, _help) in _COMMANDS.items():
    corpus.command(name=_name, help=_help)(_function)
