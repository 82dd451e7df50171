"""The pages: one module for each section of the site, which yields its list and the pages of its entries."""
