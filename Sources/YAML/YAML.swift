// The YAML part.
