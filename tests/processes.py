"""Whether a process is there, by its number."""

import time
from pathlib import Path


def is_alive(process):
    """False for one that has ended and was not yet waited for, too."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_for_end(process):
    end = time.monotonic() + 30
    while is_alive(process):
        assert time.monotonic() < end, f"process {process} lives on"
        time.sleep(0.01)
