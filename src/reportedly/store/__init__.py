"""The SQLite file, its codec and the gazetteer file."""
