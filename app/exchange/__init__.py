"""Conversations in files: what is exported and imported. Knows no Qt and no SQL."""
