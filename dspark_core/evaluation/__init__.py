"""Measuring: benchmarks against peers, and the self-tests of the doctor."""
