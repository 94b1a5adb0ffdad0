# question: How many minutes of music are on discs of 42.5, 38 and 51.25 minutes?
# answer: 527/4
from typing import List


def total_minutes(discs: List[float]) -> float:
    """Return the total playing time.

    Args:
        discs: The playing times in minutes.

    Returns:
        The sum of all times.
    """
    total: float = 0.0
    for disc in discs:
        total += disc
    return total


answer: float = total_minutes([42.5, 38, 51.25])
