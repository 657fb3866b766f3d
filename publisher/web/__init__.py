"""What needs a server: the preview, on this machine only."""
