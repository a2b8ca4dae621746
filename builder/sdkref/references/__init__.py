"""From catalogues to references: fragments kept or rendered, laid out as pages and twins."""
