"""Letters: those that nobody sees, and those that no installed font has."""
