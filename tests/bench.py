"""Speed side by side: keyfigures, its floor and its peers, in one run; what counts are the ratios.

    make bench            all of it
    python tests/bench.py cells reading tables
"""

import random
import resource
import statistics
import sys
import time
import tomllib
from pathlib import Path

import pandas as pd

import keyfigures as kf
from keyfigures.passage import Document, Passage
from keyfigures.tidy import read_passage

CASES = Path(__file__).parent / "cases"
PLAIN = {
    "en": ["The committee met again on Tuesday to talk about the new road.", "Many residents had asked for better lights along the river.",
           "The mayor promised to look into it before the summer.", "Nobody knew who would pay for it in the end.",
           "A second meeting was planned for the week after, in the old school.", "Tickets cost 12 euros and the doors open at 19:30.",
           "In 2019 the plan had been dropped after a long debate.", "The weather stayed dry, which pleased the farmers of the valley."],
    "nl": ["De commissie vergaderde dinsdag opnieuw over de nieuwe weg.", "Veel bewoners hadden om betere verlichting langs de rivier gevraagd.",
           "De burgemeester beloofde er voor de zomer naar te kijken.", "Niemand wist wie het uiteindelijk zou betalen.",
           "Een tweede bijeenkomst volgt een week later, in de oude school.", "Kaartjes kosten 12 euro en de deuren gaan om 19.30 uur open.",
           "In 2019 was het plan na een lang debat al eens geschrapt.", "Het bleef droog, tot genoegen van de boeren in de vallei."],
}


def timed(work, runs=3):
    """The median of the CPU seconds of a piece of work, and what it gave last."""
    times, given = [], None
    for _ in range(runs):
        start = time.process_time()
        given = work()
        times.append(time.process_time() - start)
    return statistics.median(times), given


def show(name, seconds, size, unit, floor=None):
    rate = f"{size / seconds:14,.2f} {unit}/s"
    ratio = f"{seconds / floor:10.1f}x" if floor else ""
    print(f"  {name:<44}{seconds:9.3f} s{rate}{ratio}")


def cell(rng):
    low = rng.randrange(1, 10 ** rng.randrange(3, 8))
    high = low + rng.randrange(1, 10**6)
    return rng.choice(["{0}", "{0:,}", "{0:,}", "~{0:,}", ">{0:,}", "{0:,}+", "{0:,}–{1:,}", "{2}k", "at least {0:,}", "{0:,} killed"]
                      ).format(low, high, low % 1000 + 1)


def cells(many=1_000_000):
    print(f"cells: {many:,} of a spreadsheet, English")
    rng = random.Random(1)
    naive_size = 20_000
    for share in (0.8, 0.01):
        pool = set()
        while len(pool) < many * share:
            pool.add(cell(rng))
        pool = sorted(pool)
        column = pool + rng.choices(pool, k=many - len(pool))
        rng.shuffle(column)
        column = pd.Series(column)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        ours, table = timed(lambda column=column: kf.parse_cells(column, language="en"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        naive, _ = timed(lambda column=column: [kf.parse_cells(column[i:i + 1], language="en") for i in range(naive_size // 20)], 1)
        loop, _ = timed(lambda column=column: [kf.parse_figure(text, language="en") for text in column[:naive_size]
                                               if text[0] != "-"], 1)
        text = "\n".join(column.str.replace(",", ""))
        floor, _ = timed(lambda text=text: pd.read_csv(pd.io.common.StringIO(text), header=None, sep="\t"))
        print(f" {share:.0%} distinct; {table['bound'].notna().mean():.1%} hold a figure; peak memory grew by {(peak - before) / 1024:,.0f} MB")
        show("pd.read_csv of the same column (floor)", floor, many, "cells")
        show("parse_cells", ours, many, "cells", floor)
        show("parse_figure in a loop", loop, naive_size, "cells", floor * naive_size / many)
        show("parse_cells on one cell at a time", naive, naive_size // 20, "cells", floor * naive_size / 20 / many)


def corpus(language, documents, dense):
    """News-like documents of some 2.2 kB; in every second one, or in none, one sentence in twelve holds figures."""
    rng = random.Random(2)
    claims = tomllib.loads((CASES / f"{language}.toml").read_text("utf-8"))["claims"]
    figures = [text for texts in claims.values() for text in texts]
    made = []
    for number in range(documents):
        sentences = [rng.choice(PLAIN[language]) for _ in range(36)]
        for at in rng.sample(range(36), 3) if dense and number % 2 else ():
            sentences[at] = rng.choice(figures)
        made.append(" ".join(sentences))
    return made


def reading(documents=4_000):
    print("reading: news-like documents, one core")
    for language, dense in (("en", True), ("nl", True), ("en", False)):
        texts = corpus(language, documents, dense)
        size = sum(len(text.encode()) for text in texts) / 1e6
        given, open_ended = Document(language=language), Document()
        ours, claims = timed(lambda texts=texts, given=given: [read_passage(Passage(text, given)) for text in texts])
        detecting, _ = timed(lambda texts=texts, given=open_ended: [read_passage(Passage(text, given)) for text in texts])
        print(f" {language}, {'every second document holds figures' if dense else 'no figures'}: {documents:,} documents, {size:.1f} MB, "
              f"{sum(map(len, claims)):,} claims")
        show("read_passage, language given", ours, size, "MB")
        show("read_passage, language detected", detecting, size, "MB", ours)
        if language == "en" and dense:
            peers(texts[:40], ours / size)
    long = " ".join(corpus("en", 400, True))
    once, _ = timed(lambda: kf.read_text(long, language="en"))
    twice, _ = timed(lambda: kf.read_text(long + " " + long, language="en"))
    print(f" one text of {len(long) / 1e6:.1f} MB, and the same twice as long: {twice / once:.2f} times the time")


def peers(texts, ours_per_mb):
    size = sum(len(text.encode()) for text in texts) / 1e6
    try:
        from quantulum3 import parser
        from text_to_num import alpha2digit
    except ImportError as error:
        print(f"  peers left out: {error}; they are in the bench extra")
        return
    seconds, _ = timed(lambda: [parser.parse(text) for text in texts[:8]], 1)
    part = sum(len(text.encode()) for text in texts[:8]) / 1e6
    show("quantulum3 (quantities)", seconds, part, "MB", ours_per_mb * part)
    seconds, _ = timed(lambda: [alpha2digit(text, "en") for text in texts])
    show("text2num (number words to digits only)", seconds, size, "MB", ours_per_mb * size)


def tables():
    try:
        import bench_tables
    except ImportError as error:
        print(f"tables: left out, {error}")
    else:
        bench_tables.main()


if __name__ == "__main__":
    print(f"{'':46}{'CPU time':>9}{'rate':>22}{'ratio':>12}")
    known = {"cells": cells, "reading": reading, "tables": tables}
    for name in sys.argv[1:] or known:
        if name not in known:
            sys.exit(f"unknown bench {name!r}; known: {', '.join(known)}")
        known[name]()
