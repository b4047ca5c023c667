"""Orders of leads measured side by side: `dev.py bench ranking`."""
