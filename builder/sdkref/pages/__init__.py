"""The projection laid out as pages of finished HTML."""
