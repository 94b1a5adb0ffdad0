"""The functions, methods and attributes of calc that run in the host's process, by concept: tables of rows.

``builtins``, ``methods``, ``attributes`` and ``modules`` put the tables together.
"""
