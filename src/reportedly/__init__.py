"""reportedly takes a news report apart: who says what happened, where and when, and who else says so."""
