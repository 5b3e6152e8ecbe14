"""What is raised for an input that cannot be read."""


class Unreadable(Exception):
    """An input that is no readable plan; the message is one short sentence that says why."""


class NoText(Unreadable):
    """Bytes that are no text in any encoding."""
