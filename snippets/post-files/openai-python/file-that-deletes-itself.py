# sdkref: file floor-plan.pdf
from pathlib import Path

from openai import OpenAI

client = OpenAI()

file = client.files.create(
    file=Path("floor-plan.pdf"),
    purpose="user_data",
    expires_after={"anchor": "created_at", "seconds": 86400},
)
print(file.id, file.expires_at)
