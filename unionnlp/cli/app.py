"""The application: its commands, and their help in the language of who reads it."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from unionnlp.cli import language, talk
from unionnlp.cli.language import words
from unionnlp.cli.options import Language
from unionnlp.translation import SOURCE

# The commands: the module of this room that has it, and its help: a line, what comes below it.
_COMMANDS: dict[str, tuple[str, ...]] = {
    "extract": (
        "extract",
        words("提取提纲、活动安排、时间、数字、常规工作。"),
        words("多个来源写成 .json 是一个数组，写到标准输出时每行一条记录。"),
        words("csv 和 parquet：有扩展名的是一张表（--table），没有的是装有各表的文件夹。"),
    ),
    "check": (
        "check",
        words("检查计划草稿：缺少什么，哪里有误或过时。"),
        words("多份草稿给出排名和普遍的缺项；xlsx、csv、parquet 列出全部内容。"),
        words("输出 .docx 时，问题写成文稿里的批注。"),
    ),
    "compare": (
        "compare",
        words("计划里的每一项承诺，总结里有没有着落：完成、部分完成、未开展、未提及。"),
        words("还列出计划外的工作；两个文件夹给出各单位的落实情况。"),
    ),
    "desk": (
        "desk",
        words("在本机打开一个页面：拖进文稿，看结果，改好再拖进来。"),
        words("文件只在这台电脑上处理，不保留；按 Ctrl-C 结束。"),
    ),
    "read": ("read", words("显示读到的文本；所有位置都以它为准。")),
    "segment": ("read", words("分词，显示位置和词性。")),
    "items": ("items", words("列出常规工作，或说明其中一项。")),
    "evaluate": ("evaluate", words("用自己的标准答案计算准确率、召回率和 F1。")),
    "train": ("train", words("用带标准答案的文本训练常规工作识别模型。")),
}
_GROUPS = ("corpus",)  # commands that have commands of their own


_STOPS = re.compile(r"[，；、。：](?=\w)")
_HELP = ["-h", "--help"]
_SHORT = 18  # characters that a column of the help can hold


def application(only: str | None = None) -> typer.Typer:
    """Return the commands with their words in Chinese: all of them, or ``only`` one."""
    app = typer.Typer(
        name=talk.PROGRAM,
        help=words("读工会工作计划和总结，提取结构化记录。"),
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": _HELP},
    )
    app.callback(invoke_without_command=True)(root)
    for name, (module, short, *more) in _COMMANDS.items():
        if only in (None, name):
            function = getattr(import_module(f"unionnlp.cli.{module}"), name)
            app.command(short_help=short, help="\n\n".join((short, *more)))(function)
    for name in _GROUPS:
        if only in (None, name):
            app.add_typer(getattr(import_module(f"unionnlp.cli.{name}"), name), name=name)
    return app


def build() -> Any:
    """Return the command line; where help is shown, with its words in the language of this run."""
    helping = _wants_help()
    # To load and describe every command takes longer than to read a plan.
    command = typer.main.get_command(application(None if helping else _asked()))
    if helping:  # the words of a language cost 10 ms
        _translate(command)
        _speak()
    return command


def _asked() -> str | None:
    """Return the command that this run names first, ``None`` where another word stands there."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    return first if first in _COMMANDS or first in _GROUPS else None


def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help=words("显示版本。"))] = False,
    debug: Annotated[bool, typer.Option("--debug", help=words("出错时显示调用栈。"))] = False,
    lang: Annotated[
        Language | None,
        typer.Option(
            metavar="zh|en", help=words("显示和说明用的语言，缺省随系统。"), show_default=False
        ),
    ] = None,
) -> None:
    """Take the options that belong to no command."""
    talk.show_tracebacks(debug)
    if version:
        from unionnlp import __version__

        typer.echo(f"{talk.PROGRAM} {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(talk.WRONG_USE)


def _translate(command: Any) -> None:
    """Put the help of a command, its options and its commands into the language of this run.

    Typer's own words are English and pass through ``told``; ours are Chinese.
    """
    help_option = command.get_help_option(typer.Context(command, help_option_names=_HELP))
    for thing in (command, *command.params, *([help_option] if help_option else [])):
        for name in ("help", "short_help"):
            said = getattr(thing, name, None)
            if said:
                setattr(thing, name, _translated(said))
    for inner in getattr(command, "commands", {}).values():
        _translate(inner)


def _translated(said: str) -> str:
    if said.isascii():
        return language.told(said)
    told = "\n\n".join(map(language.help_in, said.split("\n\n")))
    # The help is broken into lines at blanks alone, and what is too long for one is cut off.
    return _STOPS.sub(r"\g<0> ", told) if len(told) > _SHORT else told


def _speak() -> None:
    """Give the headings of the help, which Typer keeps in its module, the language of this run."""
    if language.spoken() != SOURCE:
        return
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
    rich_utils.DEFAULT_STRING = "[缺省：{}]"


def _wants_help() -> bool:
    """Return whether this run may show a help page."""
    asked = sys.argv[1:]
    return not asked or not {"-h", "--help"}.isdisjoint(asked) or asked == ["corpus"]
