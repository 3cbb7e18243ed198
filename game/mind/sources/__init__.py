"""Where a mind comes from: the registry, the hub, a process of its own."""
