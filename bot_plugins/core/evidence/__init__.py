"""How often rules are right: figures of judged findings, and what trust they earn."""
