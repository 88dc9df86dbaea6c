"""The command line `chancery`."""
