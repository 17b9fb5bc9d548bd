"""What a group learned from one workbook: figures for trainers, never about fewer than five people."""
