"""Hostile programs, as data: what each tries, and how it has to end."""
