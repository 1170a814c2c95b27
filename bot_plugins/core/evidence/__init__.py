"""Evidence of how often rules are right: figures of judged findings, and the trust they earn."""
