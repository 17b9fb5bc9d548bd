"""Qorgau: training workbooks for lawyers who defend people after peaceful assemblies."""

__version__ = "0.1.0"
