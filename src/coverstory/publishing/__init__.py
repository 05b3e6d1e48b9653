"""What people read: reports of an assessment as text, Markdown, HTML and JSON. Static, no script."""
