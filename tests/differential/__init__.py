"""calc against CPython on random programs of the subset that both give the same meaning.

``programs`` writes them, ``oracle`` runs them in CPython with exact division and decimals, ``compare``
tells a difference, ``shrink`` makes it small. The command is

    python -m tests.differential --programs 20000 --seed 1
"""
