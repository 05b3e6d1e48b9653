"""The scheme library: one YAML file a scheme, with its examples inside. docs/scheme-format.md."""
