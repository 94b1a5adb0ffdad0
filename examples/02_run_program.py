"""Run programs yourself: exact numbers, a budget, a trace, and errors as values."""

from fractions import Fraction

from neurosym import Budget, run

outcome = run("answer = n1 ** n2", bindings={"n1": 2, "n2": 100})
print(outcome.text, f"in {outcome.steps} steps")

print(run("answer = 1/3 + 0.1").value == Fraction(13, 30))

program = """\
total = 0
for line in t1.splitlines():
    name, amount = line.split(": ")
    total += Fraction(amount)
answer = round(total, 2)
"""
bill = "rent: 850.50\nfood: 312.255\nfun: 90"
for step in run(program, bindings={"t1": bill}).trace:
    print(f"line {step.line}: {step.source:<32} {step.value}")

# What goes wrong in a program is the outcome's error, never an exception.
for bad in ("answer = n1 / 0", "answer = m1", "answer = 0\nwhile True:\n    answer += 1"):
    error = run(bad, bindings={"n1": 5}, budget=Budget(steps=100_000)).error
    print(f"{error.kind}, line {error.line}: {error.message}" + (f" ({error.hint})" if error.hint else ""))
