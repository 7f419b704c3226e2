"""Records as pages, tables and files."""
