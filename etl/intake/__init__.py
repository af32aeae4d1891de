"""What comes in, before a load: told what and whose it is and filed; a city's form checked before it is sent."""
