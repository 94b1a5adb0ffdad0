"""calc: a strict, exact, budgeted subset of Python. Stages: layout, parse, check, compile, run."""
