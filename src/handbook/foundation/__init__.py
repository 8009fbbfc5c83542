"""Places, problems and units: what every room stands on."""
