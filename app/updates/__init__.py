"""Whether a newer version of the program exists: asked only when the user wants it, told, never installed."""
