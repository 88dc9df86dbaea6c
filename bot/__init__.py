"""The Discord bot and the terminal console, which share handlers and rendering."""
