"""The version that results are stamped with: which program read or assessed."""

VERSION = "0.1.0"
