"""How text is spelled, compared and made into keys: the floor that every room stands on."""
