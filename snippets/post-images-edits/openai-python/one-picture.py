# sdkref: file boat.png
from pathlib import Path

from openai import OpenAI

client = OpenAI()

result = client.images.edit(
    model="parley-image-1",
    image=Path("boat.png"),
    prompt="Make it night and add a paper lantern",
)
print(len(result.data or []))
