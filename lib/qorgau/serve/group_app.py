"""Voilà for the trainer's group report: this machine only, nothing kept, nothing fetched from elsewhere."""

from __future__ import annotations

from typing import Any

from voila.app import Voila

LISTINGS = ("/voila/tree", "/voila/api/contents", "/voila/files")


class GroupApp(Voila):
    """Voilà with one notebook, for whoever calls this machine by one of its own names."""

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings; another site that gives its own name this address is refused."""
        settings: dict[str, Any] = super().init_settings()
        return {**settings, "allow_remote_access": False}

    def init_handlers(self) -> list[Any]:
        """Voilà's own handlers without its listings of folders."""
        return [one for one in super().init_handlers() if not str(one[0]).startswith(LISTINGS)]
