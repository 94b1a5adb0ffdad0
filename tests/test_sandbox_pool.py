"""A job in a worker: its result, its limits, its end; and the next job runs whatever the last one did."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from processes import is_alive, wait_for_end

from neurosym.errors import BudgetError, ExecutionError, ProgramError
from neurosym.sandbox.budget import Budget
from neurosym.sandbox.pool import Pool

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")

JOBS = (
    "echo", "process", "sleep", "hang", "hang_in_c", "allocate", "hold", "die", "leave", "fail", "too_deep",
    "no_json", "surroundings", "kernel_limits", "write_file", "remember",
)  # fmt: skip

ROOMY = Budget(seconds=60.0)
SHORT = Budget(seconds=0.3)


def new_pool(**options):
    jobs = tuple(f"sandbox_jobs:{name}" for name in JOBS)
    return Pool(jobs=jobs, renewals=("sandbox_jobs:forget",), **options)


@pytest.fixture(scope="module")
def pool():
    made = new_pool()
    yield made
    made.close()


def do(pool, job, data=None, budget=ROOMY):
    return pool.run(f"sandbox_jobs:{job}", data, budget)


# ---------------------------------------------------------------- jobs that end


@pytest.mark.parametrize(
    "data", [None, True, 10**30, 1.5, "ä\0\ud800", [], [1, [2, {"a": None}]], "x" * 10**6]
)
def test_data_go_there_and_back(pool, data):
    assert do(pool, "echo", data) == data


def test_a_worker_is_kept_for_the_next_job(pool):
    assert do(pool, "process") == do(pool, "process")
    assert do(pool, "process")["process"] != os.getpid()


def test_a_worker_starts_each_job_in_the_same_state(pool):
    assert do(pool, "remember", 1) == [1]
    assert do(pool, "remember", 2) == [2]


def test_a_worker_whose_memory_has_grown_is_replaced(pool):
    before = do(pool, "process")["process"]
    assert do(pool, "hold", 300 << 20) == before
    assert do(pool, "process")["process"] != before


def test_a_worker_is_replaced_after_many_jobs(pool):
    assert len({do(pool, "process")["process"] for _ in range(450)}) >= 3


# ---------------------------------------------------------------- jobs that do not

FAILURES = [
    ("hang", None, BudgetError, "time"),
    ("hang_in_c", None, BudgetError, "time"),
    ("sleep", 3600, BudgetError, "time"),
    ("allocate", 1 << 31, BudgetError, "memory"),
    ("die", signal.SIGKILL, BudgetError, "memory"),
    ("die", signal.SIGABRT, BudgetError, "memory"),
    ("die", signal.SIGXCPU, BudgetError, "time"),
    ("die", signal.SIGSEGV, ExecutionError, None),
    ("leave", 0, ExecutionError, None),
    ("leave", 7, ExecutionError, None),
    ("fail", "ö" * 10_000, ExecutionError, None),
    ("too_deep", None, ExecutionError, None),
    ("no_json", None, ExecutionError, None),
    ("there_is_no_such_job", None, ExecutionError, None),
]


@pytest.mark.parametrize(("job", "data", "kind", "limit"), FAILURES)
def test_a_job_that_fails_is_one_error_and_the_next_one_runs(pool, job, data, kind, limit):
    with pytest.raises(ProgramError) as caught:
        do(pool, job, data, SHORT if limit == "time" and job != "die" else ROOMY)
    assert type(caught.value) is kind
    assert getattr(caught.value, "limit", None) == limit
    assert len(str(caught.value)) < 1000
    assert caught.value.replayable == (job in ("fail", "too_deep", "no_json", "there_is_no_such_job"))
    assert do(pool, "echo", "next") == "next"


def test_a_job_beyond_its_deadline_is_killed(pool):
    worker = do(pool, "process")["process"]
    with pytest.raises(BudgetError):
        do(pool, "hang", budget=SHORT)
    wait_for_end(worker)
    assert do(pool, "process")["process"] != worker


def test_time_that_was_used_before_counts(pool):
    with pytest.raises(BudgetError) as caught:
        pool.run("sandbox_jobs:sleep", 3600, Budget(seconds=1000.0), used=999.9)
    assert "1000 seconds" in caught.value.message
    with pytest.raises(BudgetError):
        pool.run("sandbox_jobs:echo", 1, Budget(seconds=1.0), used=1.0)


def test_any_budget_of_time_is_possible(pool):
    for seconds in (1e-9, 1e300, float("inf")):
        try:
            assert do(pool, "echo", 1, Budget(seconds=seconds)) == 1
        except BudgetError as error:
            assert (error.limit, seconds) == ("time", 1e-9)


@pytest.mark.parametrize("size", [1 << 20, 200 << 20, 1 << 40])
def test_memory_is_limited_by_the_budget(pool, size):
    if size == 1 << 40:
        assert do(pool, "allocate", 500 << 20, Budget(memory=size)) == 500 << 20
    else:
        with pytest.raises(BudgetError) as caught:
            do(pool, "allocate", 500 << 20, Budget(memory=size))
        assert caught.value.limit == "memory"
    assert do(pool, "echo", "next") == "next"


def test_what_is_too_long_to_be_sent_is_too_much_memory(pool, monkeypatch):
    monkeypatch.setattr("neurosym.sandbox.channel._LONGEST", 1000)
    with pytest.raises(BudgetError) as caught:
        do(pool, "echo", "x" * 1001)
    assert caught.value.limit == "memory"
    assert do(pool, "echo", "x") == "x"


# ---------------------------------------------------------------- what a worker may do


def test_the_kernels_limits_of_a_worker(pool):
    limits = do(pool, "kernel_limits", budget=Budget(seconds=100.0, memory=1 << 29))
    assert limits["AS"] == 1 << 29
    assert 100 <= limits["CPU"] <= 110
    assert (limits["CORE"], limits["FSIZE"], limits["NPROC"]) == (0, 0, 0)
    assert limits["NOFILE"] <= 64


def test_a_worker_writes_no_file(pool, tmp_path):
    with pytest.raises(ExecutionError):
        do(pool, "write_file", str(tmp_path / "file"))
    assert not (tmp_path / "file").exists() or not (tmp_path / "file").read_bytes()


def test_a_worker_sees_little_of_its_host(monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "xyz")
    monkeypatch.setenv("PYTHONHASHSEED", "5")
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    pools = [new_pool(), new_pool()]
    try:
        first, second = (do(made, "surroundings") for made in pools)
    finally:
        for made in pools:
            made.close()
    assert "SECRET_TOKEN" not in first["environment"]
    assert first["environment"]["PYTHONHASHSEED"] == "0"
    assert first["environment"]["SYMPY_GROUND_TYPES"] == "flint"
    assert "PYTHONWARNINGS" not in first["environment"]
    assert first["hash"] == second["hash"]
    assert len(first["files"]) <= 5
    assert first["folder"] == "/"
    assert first["session"] != os.getsid(0)
    assert first["blocked"] == []
    assert first["main"] == "neurosym.sandbox.nursery"


# ---------------------------------------------------------------- several at once


def test_threads_have_a_worker_each():
    pool = new_pool(size=3)
    try:
        together = threading.Barrier(3)

        def one(_):
            together.wait(60)
            return do(pool, "process")["process"], do(pool, "sleep", 0.5)

        with ThreadPoolExecutor(3) as threads:
            assert len({process for process, _ in threads.map(one, range(3))}) >= 2
    finally:
        pool.close()


def test_many_threads_share_few_workers():
    pool = new_pool(size=2)
    try:

        def one(number):
            if number % 10 == 3:
                with pytest.raises(BudgetError):
                    do(pool, "hang", budget=SHORT)
            return do(pool, "echo", number)

        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(one, range(40))) == list(range(40))
    finally:
        pool.close()


def test_waiting_for_a_turn_is_not_the_jobs_time():
    pool = new_pool(size=1)
    try:
        with ThreadPoolExecutor(4) as threads:
            slept = threads.map(lambda _: do(pool, "sleep", 1, Budget(seconds=3.0)), range(4))
            assert list(slept) == [1] * 4
    finally:
        pool.close()


def test_waiting_for_a_turn_has_an_end_and_so_has_a_job_whose_pool_is_closed():
    pool = new_pool(size=1, patience=0.1)
    do(pool, "echo")
    with ThreadPoolExecutor(1) as threads:
        hanging = threads.submit(do, pool, "hang")
        time.sleep(0.5)
        with pytest.raises(ExecutionError) as caught:
            do(pool, "echo", 1)
        assert "busy" in caught.value.message
        assert not caught.value.replayable
        pool.close()
        assert isinstance(hanging.exception(60), ExecutionError)


# ---------------------------------------------------------------- processes that are lost


def test_an_idle_worker_that_was_killed_is_replaced(pool):
    worker = do(pool, "process")["process"]
    os.kill(worker, signal.SIGKILL)
    wait_for_end(worker)
    assert do(pool, "process")["process"] != worker


def test_a_nursery_that_was_killed_is_replaced(pool):
    first = do(pool, "process")
    os.kill(first["parent"], signal.SIGKILL)
    wait_for_end(first["parent"])
    wait_for_end(first["process"])
    assert do(pool, "process")["parent"] != first["parent"]


def test_a_nursery_that_is_killed_in_the_middle_of_a_job():
    pool = new_pool()
    try:
        nursery = do(pool, "process")["parent"]
        threading.Timer(0.5, os.kill, (nursery, signal.SIGKILL)).start()
        with pytest.raises(ExecutionError) as caught:
            do(pool, "hang", budget=ROOMY)
        assert not caught.value.replayable
        assert do(pool, "echo", 1) == 1
    finally:
        pool.close()


@pytest.mark.parametrize(
    "options",
    [{"preload": ("there_is_no_module",)}, {"preload": ("sandbox_jobs:fail",)}, {"jobs": ("os:none",)}],
)
def test_a_nursery_that_cannot_start_says_why(options):
    pool = Pool(**({"jobs": ("sandbox_jobs:echo",)} | options))
    for _ in range(2):
        with pytest.raises(ExecutionError) as caught:
            do(pool, "echo", 1)
        assert (
            "none" in caught.value.message
            or "no_module" in caught.value.message
            or "fail" in caught.value.message
        )
    pool.close()


def test_a_host_without_an_interpreter_to_start(monkeypatch):
    pool = new_pool()
    monkeypatch.setattr("sys.executable", "")
    with pytest.raises(ExecutionError) as caught:
        do(pool, "echo", 1)
    assert not caught.value.replayable
    pool.close()


def test_a_pool_that_was_closed_starts_anew():
    pool = new_pool()
    first = do(pool, "process")
    pool.close()
    assert not is_alive(first["parent"])
    assert not is_alive(first["process"])
    assert do(pool, "process")["parent"] != first["parent"]
    pool.close()
    pool.close()
