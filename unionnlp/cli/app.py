"""The application: its commands, and their help in the language of who reads it."""

from __future__ import annotations

import re
import sys
from typing import Annotated, Any

import typer

from unionnlp.cli import compare, desk, language, talk
from unionnlp.cli.check import check
from unionnlp.cli.corpus import corpus
from unionnlp.cli.evaluate import evaluate
from unionnlp.cli.extract import extract
from unionnlp.cli.items import items
from unionnlp.cli.language import words
from unionnlp.cli.options import Language
from unionnlp.cli.read import read, segment
from unionnlp.cli.train import train
from unionnlp.translation import SOURCE

# The commands with their help: a line, and what comes below it.
_COMMANDS = (
    (
        extract,
        words("提取提纲、活动安排、时间、数字、常规工作。"),
        words("多个来源写成 .json 是一个数组，写到标准输出时每行一条记录。"),
        words("csv 和 parquet：有扩展名的是一张表（--table），没有的是装有各表的文件夹。"),
    ),
    (
        check,
        words("检查计划草稿：缺少什么，哪里有误或过时。"),
        words("多份草稿给出排名和普遍的缺项；xlsx、csv、parquet 列出全部内容。"),
        words("输出 .docx 时，问题写成文稿里的批注。"),
    ),
    (compare.compare, *compare.HELP),
    (desk.desk, *desk.HELP),
    (read, words("显示读到的文本；所有位置都以它为准。")),
    (segment, words("分词，显示位置和词性。")),
    (items, words("列出常规工作，或说明其中一项。")),
    (evaluate, words("用自己的标准答案计算准确率、召回率和 F1。")),
    (train, words("用带标准答案的文本训练常规工作识别模型。")),
)


_STOPS = re.compile(r"[，；、。：](?=\w)")
_HELP = ["-h", "--help"]
_SHORT = 18  # characters that a column of the help can hold


def application() -> typer.Typer:
    """Return the commands with their words in Chinese."""
    app = typer.Typer(
        name=talk.PROGRAM,
        help=words("读工会工作计划和总结，提取结构化记录。"),
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": _HELP},
    )
    app.callback(invoke_without_command=True)(root)
    for function, *told in _COMMANDS:
        app.command(short_help=told[0], help="\n\n".join(told))(function)
    app.add_typer(corpus, name="corpus")
    return app


def build() -> Any:
    """Return the command line; where help is shown, with its words in the language of this run."""
    command = typer.main.get_command(application())
    if _wants_help():  # the words of a language cost 10 ms
        _translate(command)
        _speak()
    return command


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
