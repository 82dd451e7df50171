"""What is done to the theme before it makes pages, once for a whole site.

In come the theme's files and templates, Material's with ours over them; out come one style sheet and one
script in place of many, and templates without the white space that nobody sees.
"""

from generator.theming.bundle import bundle
from generator.theming.squeezed import squeeze

__all__ = ["bundle", "squeeze"]
