# sdkref: file reviews.jsonl
from pathlib import Path

from openai import OpenAI

client = OpenAI()

file = client.files.create(file=Path("reviews.jsonl"), purpose="batch")
print(file.id, file.bytes)
