"""The verbs a user has: read, assess. The public Python API stands on this."""

from coverstory.workspace.assessing import VERSION, assess, read
from coverstory.workspace.writing import write_pages

__all__ = ["VERSION", "assess", "read", "write_pages"]
