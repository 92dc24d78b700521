"""The checks of a site's content, one generator per rule, and the function that runs them all."""
