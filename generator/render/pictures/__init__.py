"""Pictures of the story, drawn when the site is built: one module a picture.

Each returns an HTML figure with inline SVG, in two drawings of which the style sheet shows the one
that fits: a wide one, and a narrow one for phones. Colours, fonts and strokes are the style sheet's
(`pictures.css`). What a picture shows stands on its page or on the entries' pages in words, too.
"""
