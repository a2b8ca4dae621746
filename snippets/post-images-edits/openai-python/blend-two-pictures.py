# sdkref: file boat.png
# sdkref: file lantern.png
from pathlib import Path

from openai import OpenAI

client = OpenAI()

result = client.images.edit(
    model="parley-image-1",
    image=[Path("boat.png"), Path("lantern.png")],
    prompt="Place the lantern in the boat",
)
print(len(result.data or []))
