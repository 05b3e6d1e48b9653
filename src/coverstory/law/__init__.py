"""Obligations with dates, addressee and exceptions, and host law: what applied on that day."""
