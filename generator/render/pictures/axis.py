"""An axis of time that is broken, and shows it, where for long nothing happened."""

import calendar
import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from generator.dates import MONTHS_A_YEAR

BREAK = 26.0
"""How wide a break is at most."""

ROOM_FOR_BREAKS = 0.35
"""The part of the axis that all breaks together may take."""

SHORT = 3
"""Three empty months are never left out."""


def months(day: tuple[int, int, int], *, after: bool = False) -> float:
    """Return the beginning of a day, or its end, as months since the year 0."""
    year, month, number = day
    length = calendar.monthrange(max(1, min(year, 9999)), month)[1]
    return year * MONTHS_A_YEAR + month - 1 + min(1.0, (number - 1 + after) / length)


@dataclass(frozen=True, slots=True)
class Axis:
    """Runs of months, each (first, month after the last), and where on the drawing each begins."""

    runs: tuple[tuple[int, int], ...]
    starts: tuple[float, ...]
    month: float
    gap: float

    @classmethod
    def of(cls, spans: Iterable[tuple[float, float]], left: float, width: float) -> "Axis":
        """Return the axis for spans of time, without what is empty for longer than a third of the rest."""
        marked = sorted({month for span in spans for month in _marked(*span)})
        longest = max(SHORT, len(marked) // 3)
        runs: list[tuple[int, int]] = []
        for month in marked:
            if runs and month - runs[-1][1] <= longest:
                runs[-1] = (runs[-1][0], month + 1)
            else:
                runs.append((month, month + 1))
        breaks = len(runs) - 1
        gap = min(BREAK, width * ROOM_FOR_BREAKS / breaks) if breaks else 0
        scale = (width - gap * breaks) / sum(end - first for first, end in runs)
        starts = [left]
        for first, end in runs[:-1]:
            starts.append(starts[-1] + (end - first) * scale + gap)
        return cls(tuple(runs), tuple(starts), scale, gap)

    def at(self, moment: float) -> float:
        """Return where a moment, in months, is on the drawing."""
        run = max(0, bisect_right([first for first, _ in self.runs], moment) - 1)
        first, end = self.runs[run]
        return self.starts[run] + (min(max(moment, first), end) - first) * self.month

    def breaks(self) -> list[float]:
        """Return the middle of every break."""
        return [start - self.gap / 2 for start in self.starts[1:]]


def _marked(start: float, end: float) -> tuple[int, ...]:
    """Return the months that a span of time touches, if it is a year at most; else its first and its last."""
    first, last = math.floor(start), math.ceil(end) - 1
    return tuple(range(first, last + 1)) if last - first < MONTHS_A_YEAR else (first, last)
