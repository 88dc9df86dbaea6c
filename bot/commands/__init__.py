"""The slash commands, their error edge, and how Discord is told about them."""
