"""The program that is installed: it sets up an environment in the user's folder, starts it, repairs it, removes it."""
