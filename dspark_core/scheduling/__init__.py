"""How many drafts are worth verifying, and when drafting is not worth it at all."""
