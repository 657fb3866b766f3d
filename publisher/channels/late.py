"""Kinds whose settings are read in every build, and whose libraries are loaded when one is first rendered."""

from collections.abc import Callable
from importlib import import_module


def late(package: str, **homes: str) -> Callable[[str], object]:
    """Give a package its ``__getattr__`` (PEP 562): each name comes from its module when it is asked for.

    Args:
        package: Its ``__name__``.
        homes: The module of each name, within the package; none has the name itself, since a package's
            attribute of that name is the module once it is loaded.
    """

    def get(name: str) -> object:
        if name not in homes:
            raise AttributeError(name)
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return get
