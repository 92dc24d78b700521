"""From the content to site/: what is made, what is kept, and the live preview."""
