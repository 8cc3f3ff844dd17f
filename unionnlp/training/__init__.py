"""How the detectors are learned and measured: nothing here runs when a text is read."""
