"""The profile of SDKs that Stainless makes."""
