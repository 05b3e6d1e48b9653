"""Originals in: HTML, text, Markdown and PDF kept as they came, with clean text and a map back."""
