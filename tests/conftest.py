"""Stands here so that tests in every folder can import what stands beside it, such as `looks`."""

from hypothesis import settings

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")
