"""Sheets and documents -> seconds and memory: what reading and writing tables costs, beside the least it could cost."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

EVENTS = Path(__file__).parents[1] / "seeds" / "samples" / "ucdp_ged.csv"


def bench(events: Path = EVENTS) -> Iterator[tuple[str, str, str]]:
    """What was measured, how it went and what was aimed at, a line each; ``events`` is a UCDP GED file to repeat."""
    with tempfile.TemporaryDirectory() as folder:
        for rows, aim in ((16_566, "0.5 s"), (350_000, "3 s")):
            file = Path(folder, f"{rows}.csv")
            repeat(events, file, rows)
            floor, whole = seconds(lambda file=file: read_only(file)), seconds(lambda file=file: load(file))
            yield f"UCDP, {rows:,} rows to the checked table", f"{whole:.2f} s (csv alone {floor:.2f} s)", aim
        yield "  memory beyond the table, in tables", f"{memory(file):.1f}", "under 4"
        for suffix in ("csv", "parquet", "json", "xlsx"):
            yield f"{suffix}: 16,566 rows written, read", written(Path(folder, "16566.csv"), Path(folder, f"out.{suffix}")), ""
        report = Path(folder, "report.pdf")
        report.write_bytes(pages(200))
        yield "PDF of 200 pages", f"{seconds(lambda: load(report, language='en'), 1):.2f} s", "10 s"


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least CPU time of a few runs."""
    spent = []
    for _ in range(times):
        begin = time.process_time()
        work()
        spent.append(time.process_time() - begin)
    return min(spent)


def repeat(events: Path, file: Path, rows: int) -> None:
    """Write so many rows, those of ``events`` over and over, each with an id of its own."""
    with events.open(encoding="utf-8", newline="") as source, file.open("w", encoding="utf-8", newline="") as target:
        header, *found = csv.reader(source)
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([str(i), *found[i % len(found)][1:]] for i in range(rows))


def load(file: Path, **options: str) -> object:
    """The table of a file."""
    import keyfigures as kf

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return kf.load_figures(file, **options)


def read_only(file: Path) -> object:
    """The cells of a csv file, as pandas reads them."""
    import pandas as pd

    return pd.read_csv(file, low_memory=False)


def written(source: Path, target: Path) -> str:
    """How long it takes to write a table to a file and to read it back."""
    import keyfigures as kf

    table = load(source)
    return f"{seconds(lambda: kf.write(table, target), 1):.2f} s, {seconds(lambda: load(target), 1):.2f} s"


def memory(file: Path) -> float:
    """The most memory that loading a file took, in sizes of the table that came out, in a process of its own."""
    said = subprocess.run([sys.executable, __file__, str(file)], check=True, capture_output=True, text=True)
    return float(said.stdout)


def pages(count: int) -> bytes:
    """A PDF of so many full pages."""
    import typst

    sentence = "At least {} people were killed and 30 wounded in an air strike on the town of Idlib, officials said. "
    text = "\n#pagebreak()\n".join(sentence.format(i + 1) * 25 for i in range(count))
    return typst.compile(f"#set document(date: none)\n{text}".encode())


def _measure(file: str) -> None:
    load(EVENTS)
    before = _peak()
    table = load(Path(file))
    print((_peak() - before) / table.memory_usage(deep=True).sum())


def _peak() -> int:
    """The most memory of this process so far, in bytes; Linux says it."""
    return 1024 * next(int(line.split()[1]) for line in Path("/proc/self/status").open() if line.startswith("VmHWM"))


def main() -> None:
    """Print what was measured."""
    print("tables: seconds and memory, and what was aimed at")
    for what, how, aim in bench():
        print(f"  {what:45}{how:38}{aim}", flush=True)


if __name__ == "__main__":
    _measure(sys.argv[1]) if sys.argv[1:] else main()
