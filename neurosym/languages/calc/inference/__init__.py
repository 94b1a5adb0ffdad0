"""Which types a program's values have, and what in it can therefore never work, before it runs.

``statements`` and ``expressions`` walk over the tree (an abstract interpretation), ``known`` is what they
know of a value, ``frames`` of the variables, ``fitting`` and ``results`` of the operations.
"""
