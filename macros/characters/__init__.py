"""Letters: those that no one sees, and those that no installed font has."""
