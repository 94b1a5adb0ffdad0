"""What a host process notices of its workers: nothing. Each test runs a host of its own, a small script."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from processes import is_alive, wait_for_end

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at processes through /proc")

HERE = Path(__file__).parent

POOL = """
import os, signal, sys, threading, time
from neurosym.errors import ProgramError
from neurosym.sandbox.budget import Budget
from neurosym.sandbox.pool import Pool, close_all

pool = Pool(jobs=("sandbox_jobs:echo", "sandbox_jobs:process", "sandbox_jobs:hang"))

def process():
    return pool.run("sandbox_jobs:process", None, Budget())
"""


def host(tmp_path, script, **options):
    """A host that runs the script from a file, as users do, with no guard around its main part."""
    file = tmp_path / "host.py"
    file.write_text(POOL + script, encoding="utf-8")
    path = os.pathsep.join((str(HERE.parent), str(HERE)))
    return subprocess.Popen(
        (sys.executable, file), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": path}, **options,
    )  # fmt: skip


def output(tmp_path, script, **options):
    with host(tmp_path, script, **options) as process:
        text, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, "")
        return text.split()


def test_file_descriptors_and_signal_handlers_stay_as_they_were(tmp_path):
    script = """
signal.signal(signal.SIGUSR1, lambda number, frame: None)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
def state():
    handlers = [signal.getsignal(number) for number in signal.valid_signals()]
    return os.listdir("/proc/self/fd"), handlers, threading.active_count()
before = state()
for round in range(3):
    process()
    try:
        pool.run("sandbox_jobs:hang", None, Budget(seconds=0.1))
    except ProgramError as error:
        print(error.limit)
    pool.close()
    print(state() == before)
"""
    assert output(tmp_path, script) == ["time", "True"] * 3


def test_a_job_costs_no_file_descriptor(tmp_path):
    script = """
process()
count = len(os.listdir("/proc/self/fd"))
for round in range(8):
    process()
    try:
        pool.run("sandbox_jobs:hang", None, Budget(seconds=0.01))
    except ProgramError:
        pass
process()
print(len(os.listdir("/proc/self/fd")) - count)
"""
    assert output(tmp_path, script) == ["0"]


def test_the_main_module_of_the_host_is_run_once(tmp_path):
    assert output(tmp_path, "print('main')\nprocess()\n") == ["main"]


def test_workers_end_with_the_host(tmp_path):
    numbers = output(tmp_path, "print(*process().values())\n")
    for number in numbers:
        wait_for_end(int(number))


def test_an_exception_ends_them_too(tmp_path):
    with host(tmp_path, "print(*process().values(), flush=True)\nraise SystemExit(3)\n") as process:
        numbers = process.communicate(timeout=120)[0].split()
    assert process.returncode == 3
    for number in numbers:
        wait_for_end(int(number))


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_when_the_host_is_killed(tmp_path, kill):
    """An idle worker, one in the middle of a job, the spare, and their parent."""
    script = """
first = process()
print(*first.values(), flush=True)
for _ in range(2):
    threading.Thread(target=pool.run, args=("sandbox_jobs:hang", None, Budget(seconds=3600))).start()
"""
    with host(tmp_path, script) as process:
        worker, nursery = map(int, process.stdout.readline().split())
        time.sleep(0.5)
        children = [int(number) for number in children_of(nursery)]
        assert len(children) == 3
        process.send_signal(kill)
        process.wait(60)
        for number in (worker, nursery, *children):
            wait_for_end(number)


def children_of(process):
    return Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()


def test_an_interrupt_ends_the_job_and_goes_on_to_the_host(tmp_path):
    script = """
worker = process()["process"]
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    pool.run("sandbox_jobs:hang", None, Budget(seconds=3600))
except KeyboardInterrupt:
    print("interrupted", worker, process()["process"])
"""
    said, first, second = output(tmp_path, script)
    assert said == "interrupted"
    assert first != second
    assert not is_alive(int(first))


def test_a_host_that_forks_gets_a_pool_of_its_own(tmp_path):
    script = """
first = process()
child = os.fork()
if child == 0:
    print(process()["parent"] != first["parent"], flush=True)
    close_all()
    os._exit(0)
os.waitpid(child, 0)
print(process() == first)
"""
    assert output(tmp_path, script) == ["True", "True"]


def test_a_forked_child_that_outlives_the_host_holds_no_workers(tmp_path):
    script = """
first = process()
child = os.fork()
if child == 0:
    time.sleep(60)
    os._exit(0)
print(*first.values(), child, flush=True)
time.sleep(60)
"""
    with host(tmp_path, script) as process:
        *ours, child = map(int, process.stdout.readline().split())
        process.kill()
        process.wait(60)
        try:
            for number in ours:
                wait_for_end(number)
            assert is_alive(child)
        finally:
            os.kill(child, signal.SIGKILL)


def test_modules_are_found_where_the_host_finds_them(tmp_path):
    """In a zip file that only the script has put on its path."""
    with zipfile.ZipFile(tmp_path / "jobs.zip", "w") as archive:
        archive.writestr("zipped_jobs.py", "def double(x):\n    return 2 * x\n")
    script = f"""
sys.path.insert(0, {str(tmp_path / "jobs.zip")!r})
print(Pool(jobs=("zipped_jobs:double",)).run("zipped_jobs:double", 21, Budget()))
"""
    assert output(tmp_path, script) == ["42"]


def test_importing_starts_nothing(tmp_path):
    script = """
import neurosym.languages.calc.remote
print(len(os.listdir("/proc/self/fd")), threading.active_count())
print(open(f"/proc/self/task/{os.getpid()}/children").read() == "")
"""
    count, threads, childless = output(tmp_path, script)
    assert int(count) <= 5
    assert (threads, childless) == ("1", "True")
