"""Match, law, grades, origins, rivals and gaps joined into findings."""
