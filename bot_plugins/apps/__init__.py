"""Programs around the core: scheduled maintenance, scans of dumps, Spark, tools for developers."""
