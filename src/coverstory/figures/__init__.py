"""Published statistics to series."""
