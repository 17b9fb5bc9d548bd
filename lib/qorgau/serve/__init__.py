"""What a notebook cell calls, and the servers of self-study and live rooms."""

from qorgau.serve.open_workbook import OpenWorkbook, open_workbook

__all__ = ["OpenWorkbook", "open_workbook"]
