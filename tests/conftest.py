"""What holds for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A property is right or wrong; how long one example takes on a busy machine says nothing about it.
settings.register_profile("kit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")
