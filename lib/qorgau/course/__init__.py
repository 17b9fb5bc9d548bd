"""From a workbook to its grades: release without a key, nbgrader plug-ins, gradebook and feedback.

Nothing is imported here: nbgrader alone takes seconds to import, so each module is imported by whoever needs it.
"""
