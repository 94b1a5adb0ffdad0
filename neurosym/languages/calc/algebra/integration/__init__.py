"""Antiderivatives and definite integrals: methods in an order, each result differentiated back."""
