"""Speakeasy's TypeScript since its second generation: functions that stand alone, fetch, retries."""
