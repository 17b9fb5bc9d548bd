"""What a check cell asks for, read from its text and never run."""

from __future__ import annotations

import ast


def exercise_of(source: str) -> str | None:
    """The exercise id in a cell that says `workbook.check("<id>")` and nothing else; None for any other text.

    The text is parsed, never executed: a grade cell is data here.
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    match body:
        case [
            ast.Expr(
                ast.Call(
                    func=ast.Attribute(value=ast.Name(id="workbook"), attr="check"),
                    args=[ast.Constant(value=str() as exercise)],
                    keywords=[],
                )
            )
        ]:
            return exercise
    return None
