"""What each resource may say: a module for each TOML file, named as it is, with its type ``File``.

They are loaded where a file is validated alone (``resources/declared.py``), never on the way of a text.
"""
