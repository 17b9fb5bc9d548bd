"""Grading a whole class at once: what nbgrader's own autograde and generate_feedback give, a hundred times sooner.

    open_course → plan → (read → grade_one, in many processes) → files and gradebook rows, batch by batch

`grade_one` is pure: bytes in, bytes out. Everything that touches disk or gradebook is in the parent process.
"""
