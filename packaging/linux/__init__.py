"""Packages for Linux from a folder that build_launcher.py or build_bundle.py has made."""
