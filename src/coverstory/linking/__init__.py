"""Same arrangement across claims, same origin across reports."""
