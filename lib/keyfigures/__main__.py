"""Words on the command line -> figures on a terminal or in a file: the command ``keyfigures``."""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from keyfigures.errors import KeyfiguresError, OptionError, printable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["main"]

_ABOUT = "Published numbers about people in danger, read from text and tables into one table."
_FRESH = "\r\x1b[K"  # over the line that shows how far it is
_Given = TypeVar("_Given", str, tuple[Path, str])
_Made = TypeVar("_Made")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1 for data or files at fault, 2 for wrong use, 130 when stopped."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        with warnings.catch_warnings():
            warnings.showwarning = lambda message, *_: _say(message)
            code = run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it closes it
        return 141
    except (KeyfiguresError, OSError) as error:
        _complain(error)
        return 2 if isinstance(error, OptionError) else 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="keyfigures", description=_ABOUT)
    parser.add_argument("--version", action="version", version=f"keyfigures {version('keyfigures')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    read = commands.add_parser("read", help="figures from articles, reports and sheets")
    read.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder or a pattern such as 'briefs/*.md'")
    read.add_argument("--language", metavar="CODE", help="such as nl; detected when absent")
    read.add_argument("--published", metavar="DATE", type=_date, help="such as 2024-12-06; 'last week' needs it")
    read.add_argument("--source", metavar="NAME", help="who published it")
    read.add_argument("--explain", action="store_true", help="say of each figure why it was read so")
    read.add_argument("--strict", action="store_true", help="stop at the first file that cannot be read")
    read.add_argument("-o", "--output", metavar="FILE", help="write the table here, in the format of the suffix")
    read.set_defaults(run=_read)

    number = commands.add_parser("number", help="one number or range, as a figure")
    number.add_argument("text", metavar="TEXT", help="such as '300k–500k'")
    number.add_argument("--language", metavar="CODE", help="such as nl; needed where languages differ, as on 1.500")
    number.set_defaults(run=_number)

    report = commands.add_parser("report", help="run the notebooks, draw the charts, write the report")
    report.add_argument("name", nargs="?", metavar="NAME", help="which report; all of them when absent")
    report.add_argument("--list", action="store_true", help="name the reports there are")
    report.add_argument("-p", "--parameter", action="append", default=[], metavar="NAME=VALUE", type=_parameter,
                        help="another value for a parameter of its notebooks; may be repeated")
    report.set_defaults(run=_report)

    check = commands.add_parser("check", help="whether a figures table keeps the rules")
    check.add_argument("file", metavar="FILE")
    check.set_defaults(run=_check)

    convert = commands.add_parser("convert", help="a figures table in another format")
    convert.add_argument("file", metavar="FROM")
    convert.add_argument("output", metavar="TO")
    convert.set_defaults(run=_convert)
    return parser


def _read(options: argparse.Namespace) -> int:
    from keyfigures import load

    def read(one: tuple[Path, str]) -> pd.DataFrame:
        return load.load_each([one], language=options.language, published=options.published, source=options.source)

    found, failed = _each(load.files, options.files, options.strict)
    files = load.told_apart([pair for several in found for pair in several])
    if options.output:
        _may_write(options.output, [file for file, _ in files])
    tables, unread = _each(read, files, options.strict)
    failed += unread
    table, apart = _together([(str(one.attrs["origins"][0]["document"]), one) for one in tables], options.strict)
    failed += apart
    table.attrs["origins"] = [origin for one in tables for origin in one.attrs["origins"]]
    if tables:
        _show(table, options)
    for problem in failed:
        _complain(problem)
    if failed and tables:
        _say(f"{len(failed)} of {len(failed) + len(tables) - len(apart)} files could not be read")
    return 1 if failed else 0


def _may_write(output: str, files: Sequence[Path]) -> None:
    """Complain before anything is read: of a place that nothing can be written to, and of one that is read from."""
    from keyfigures.write import writable

    target = writable(output)
    if any(os.path.realpath(target) == os.path.realpath(file) for file in files):
        raise OptionError(f"{output} is one of the files that are read; name another file for the table")


def _together(named: list[tuple[str, pd.DataFrame]], strict: bool) -> tuple[pd.DataFrame, list[Exception]]:
    """The tables as one, and what is wrong with those that contradict an earlier one."""
    from keyfigures import load

    try:
        return load.together(named), []
    except KeyfiguresError:
        if strict:
            raise
    kept: list[tuple[str, pd.DataFrame]] = []
    failed: list[Exception] = []
    for one in named:
        try:
            load.together([*kept, one])
            kept.append(one)
        except KeyfiguresError as error:
            failed.append(error)
    return load.together(kept), failed


def _each(
    read: Callable[[_Given], _Made], files: Sequence[_Given], strict: bool,
) -> tuple[list[_Made], list[Exception]]:
    """What was made of each file, and what is wrong with the others; a wrong option stops it, ``strict`` anything."""
    made: list[_Made] = []
    failed: list[Exception] = []
    shown = len(files) > 1 and sys.stderr.isatty()
    for number, file in enumerate(files, 1):
        if shown:
            name = file if isinstance(file, str) else file[1]
            print(f"{_FRESH}{number}/{len(files)} {printable(name)}", end="", file=sys.stderr, flush=True)
        try:
            made.append(read(file))
        except OptionError:
            raise
        except (KeyfiguresError, OSError) as error:
            if strict:
                raise
            failed.append(error)
    if shown:
        print(_FRESH, end="", file=sys.stderr, flush=True)
    return made, failed


def _show(table: pd.DataFrame, options: argparse.Namespace) -> None:
    from keyfigures import terminal
    from keyfigures.explain import explain

    if options.explain:
        print("\n\n".join(explain(row) for _, row in table.iterrows()))
    elif not options.output:
        for line in terminal.lines(table, shutil.get_terminal_size().columns if sys.stdout.isatty() else None):
            print(line)
    if options.output:
        from keyfigures.write import write

        write(table, options.output)
    if options.output or table.empty:
        where = f" in {options.output}" if options.output else ""
        _say(f"{len(table) or 'no'} {'figure' if len(table) == 1 else 'figures'}{where}")


def _number(options: argparse.Namespace) -> int:
    import keyfigures as kf
    from keyfigures import terminal

    figure = kf.parse_figure(options.text, language=options.language)
    row = {name: getattr(figure, name) for name in ("low", "best", "high", "bound", "status")}
    print(terminal.words({**row, "unit": "person", "quote": options.text}))
    for name, value in row.items():
        print(f"  {name:7}{value:,}" if isinstance(value, int | float) else f"  {name:7}{value or '-'}")
    return 0


def _report(options: argparse.Namespace) -> int:
    try:
        from keyfigures.report import build_report, plans
    except ModuleNotFoundError as error:
        raise KeyfiguresError(f"reports need {error.name}: pip install 'keyfigures[report]'") from error

    if options.list:
        for plan in plans().values():
            print(f"{plan.name}  {plan.language}  {plan.title}")
        return 0
    for name in [options.name] if options.name else plans():
        built = build_report(name, **dict(options.parameter))
        for path in (built.html, built.pdf, *dict.fromkeys(chart.parent for chart in built.charts)):
            print(os.path.relpath(path))
    return 0


def _check(options: argparse.Namespace) -> int:
    import keyfigures as kf

    table = kf.load_figures(options.file)
    print(f"{options.file}: {len(table)} {'figure keeps' if len(table) == 1 else 'figures keep'} the rules")
    return 0


def _convert(options: argparse.Namespace) -> int:
    import keyfigures as kf

    _may_write(options.output, [Path(options.file)])
    kf.write(kf.load_figures(options.file), options.output)
    return 0


def _complain(error: Exception) -> None:
    text = str(error)
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.filename or 'keyfigures'}: {error.strerror.lower()}"
    _say(text)


def _say(text: object) -> None:
    begin = _FRESH if sys.stderr.isatty() else ""
    print(begin + "\n".join(map(printable, f"keyfigures: {text}".splitlines())), file=sys.stderr)


def _date(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2024-12-06") from None


def _parameter(text: str) -> tuple[str, object]:
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    try:
        return name, ast.literal_eval(value)
    except (SyntaxError, ValueError):
        return name, value


if __name__ == "__main__":
    sys.exit(main())
