"""Register tables to events."""
