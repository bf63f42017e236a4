"""Which pairs there are, where models are kept, and how they get there. Imports no torch."""
