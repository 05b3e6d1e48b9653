"""What people read: an assessment as text, Markdown, HTML and JSON. Static, no script."""
