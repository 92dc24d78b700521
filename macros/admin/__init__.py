"""The separate build of the form to write in: its settings from the models, and the files that a browser needs."""
