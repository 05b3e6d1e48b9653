"""Report text to proposed claims, each on a span of the kept original."""
