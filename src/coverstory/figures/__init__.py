"""Published statistics: recognised and kept."""

from coverstory.figures.tables import is_figures_table

__all__ = ["is_figures_table"]
