"""What a group learned: pure statistics over checked answers, a report for trainers, charts with words beside them."""
