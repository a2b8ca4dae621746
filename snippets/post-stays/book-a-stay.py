"""Book a berth for a weekend, or learn when the next one is free."""

import os
import sys

import httpx

base_url = os.environ.get("MARINA_BASE_URL", "https://api.marina.example/v1")
key = os.environ["MARINA_API_KEY"]

stay = {
    "arrives": "2026-06-05",
    "nights": 2,
    "boat": {"kind": "sail", "name": "Kittiwake", "length": 9.4, "draught": 1.6},
}
response = httpx.post(f"{base_url}/stays", json=stay, headers={"X-Office-Key": key}, timeout=30)

if response.status_code == 409:
    next_free = response.json()["next_free"]
    sys.exit(f"No berth is free; try {next_free}." if next_free else "No berth is large enough.")
response.raise_for_status()

berth = response.json()["berth"]
print(f"Moor at the {berth['pier']} pier, berth {berth['number']}.")
