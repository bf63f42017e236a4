"""The target model: its forward pass over an own static cache of keys and values."""
