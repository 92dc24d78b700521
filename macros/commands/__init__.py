"""The commands that people type, one module for each group. The logic of each is in a package below."""
