"""Measurements of the whole system: questions with targets, and predictions against people's ratings."""
