"""Jobs for the tests of the sandbox: what a worker does, or does wrong."""

import os
import resource
import signal
import sys
import time
from pathlib import Path

STATE = []


def echo(data):
    return data


def process(data):
    return {"process": os.getpid(), "parent": os.getppid()}


def sleep(seconds):
    time.sleep(seconds)
    return seconds


def hang(data):
    while True:
        pass


def hang_in_c(data):
    return sum(range(10**18))


def allocate(count):
    return len(bytearray(count))


def hold(count):
    """Takes so much memory, gives it back, and succeeds."""
    del [b"x" * count][0]
    return os.getpid()


def die(number):
    os.kill(os.getpid(), number)
    time.sleep(60)


def leave(status):
    os._exit(status)


def fail(text):
    raise ValueError(text)


def too_deep(data):
    return too_deep(data)


def no_json(data):
    return {1, 2}


def surroundings(data):
    return {
        "environment": dict(os.environ),
        "hash": hash("a text"),
        "files": sorted(int(link.name) for link in Path("/proc/self/fd").iterdir())[:-1],
        "folder": str(Path.cwd()),
        "session": os.getsid(0),
        "blocked": sorted(int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, ())),
        "main": getattr(sys.modules["__main__"], "__spec__", None).name,
    }


def kernel_limits(data):
    names = ("AS", "CORE", "CPU", "FSIZE", "NOFILE", "NPROC")
    return {name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))[0] for name in names}


def write_file(path):
    Path(path).write_text("written", encoding="ascii")


def remember(data):
    STATE.append(data)
    return list(STATE)


def forget():
    STATE.clear()
