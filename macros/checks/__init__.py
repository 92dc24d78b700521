"""Every rule of the content, one generator a rule, and the run that asks them all."""
