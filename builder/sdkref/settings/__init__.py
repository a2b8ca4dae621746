"""What a user sets in `sdkref.yml`: read, checked, and told with the place of every fault."""
