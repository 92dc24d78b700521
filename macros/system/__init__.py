"""What the machine gives: files on its disk, its processes, the day."""
