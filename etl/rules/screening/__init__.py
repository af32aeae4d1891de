"""The guideline on a candidature: one verdict for each requirement."""
