"""What is known of pairs before they are loaded: whether they fit, what they need, how fast they should be here."""
