"""The verbs a user has: read, assess, explain. The public Python API stands on this."""
