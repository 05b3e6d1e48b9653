"""What people read: an assessment as text, Markdown, HTML and JSON. Static, no script."""

from coverstory.publishing.json_form import FORMAT_VERSION, to_json, to_plain
from coverstory.publishing.markdown import to_markdown
from coverstory.publishing.pages import report_pages
from coverstory.publishing.terminal import to_text

__all__ = ["FORMAT_VERSION", "report_pages", "to_json", "to_markdown", "to_plain", "to_text"]
