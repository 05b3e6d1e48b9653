"""Timelines as HTML tables and SVG, with the same data as a table."""
