"""Coverstory finds the work behind a cover story."""
