"""Symbolic mathematics: the names that programs may use, and the engine behind them (in workers only)."""
