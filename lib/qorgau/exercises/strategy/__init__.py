"""Exercise type `strategy`: a defence strategy made explicit, checked for coherence, evidence and timing."""
