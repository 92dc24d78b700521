"""What a macro puts into a page that is more than a figure or a number: lists, registers, the comparison."""
