# An empty program.
