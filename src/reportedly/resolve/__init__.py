"""What mentions stand for: days, places, actors."""
