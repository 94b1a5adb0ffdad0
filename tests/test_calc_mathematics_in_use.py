"""Mathematics as models write it: imports of sympy, methods of formulas and of what became a number."""

import pytest

from neurosym.languages import registry

PROGRAMS = {
    "from sympy import factorint, divisors\nanswer = (factorint(60), divisors(12))": (
        "({2: 2, 3: 1, 5: 1}, [1, 2, 3, 4, 6, 12])"
    ),
    "import sympy\nanswer = sympy.totient(36) + sympy.nextprime(7)": "23",
    "import sympy as sp\nA = sp.Matrix([[1, 2], [3, 4]])\nanswer = A.det() * sp.eye(2)": (
        "Matrix([[-2, 0], [0, -2]])"
    ),
    "from sympy.abc import x, y\nanswer = expand((x + y)**2)": "x**2 + 2*x*y + y**2",
    "from sympy.ntheory import factorint\nanswer = factorint(12)": "{2: 2, 3: 1}",
    "from sympy.ntheory.modular import crt\nanswer = crt([3, 5], [2, 3])[0]": "8",
    "from sympy.ntheory.residue_ntheory import primitive_root\nanswer = primitive_root(23)": "5",
    "from sympy.matrices import Matrix\nanswer = Matrix([3, 4]).norm()": "5",
    'x = symbols("x")\nanswer = diff(x**2, x).subs(x, 3)': "6",
    'x = symbols("x")\nanswer = diff(2*x, x).subs(x, 3)': "2",
    'x = symbols("x")\nanswer = solve(Eq(2*x, 5), x)[0].evalf()': "2.5",
    "A = Matrix([[2, 0], [0, 3]])\nanswer = [v.simplify() for v in A.eigenvals()]": "[2, 3]",
    "A = zeros(2, 2)\nfor i in range(2):\n    A[i, i] = i + 1\nanswer = A.trace()": "3",
    "answer = [Matrix([[1, 2], [3, 4]])[i, j] for i in range(2) for j in range(2)]": "[1, 2, 3, 4]",
    "A = Matrix.eye(2)\nanswer = Matrix.hstack(A, A, Matrix.vstack(Matrix([[5, 6]]), Matrix.zeros(1, 2)))": (
        "Matrix([[1, 0, 1, 0, 5, 6], [0, 1, 0, 1, 0, 0]])"
    ),
    "answer = sum(dice(2)[k] for k in range(2, 13))": "1",
    'p = symbols("p")\nanswer = expand(binomial_distribution(2, p)[1])': "-2*p**2 + 2*p",
    "prime = 7\ndigits = [1, 2]\nanswer = prime + len(digits)": "9",
}


@pytest.mark.parametrize(("program", "expected"), PROGRAMS.items())
def test_it_runs_unchanged(program, expected):
    outcome = registry.run(program)
    assert outcome.ok, outcome.error
    assert outcome.text == expected


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("A = Matrix([[1, 2]])\nA[0] = A\nanswer = A", "a matrix holds numbers and formulas, not matrix"),
        ("answer = {Matrix([1])}", "cannot be a key or a member"),
        ("answer = Matrix([1]).frobenius()", "no method frobenius"),
        ("answer = factorint(12.5)", "needs an integer"),
        ("answer = probability(1, 5)", "needs a collection"),
        ("answer = eye(3000)", "more than 10,000,000 steps"),
        ("answer = Matrix([[10**10**5] * 30] * 30).det()", "steps"),
        ("answer = det(Matrix(60, 60, lambda i, j: 10**(1000 * i) + j**9))", "steps"),
    ],
)
def test_what_does_not_work_says_so(program, message):
    outcome = registry.run(program)
    assert not outcome.ok
    assert message in outcome.error.message
