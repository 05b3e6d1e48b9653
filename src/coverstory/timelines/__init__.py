"""Claims and rows as one relational event table."""
