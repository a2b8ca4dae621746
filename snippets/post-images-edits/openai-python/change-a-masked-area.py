# sdkref: file boat.png
# sdkref: file sky-mask.png
from pathlib import Path

from openai import OpenAI

client = OpenAI()

result = client.images.edit(
    model="parley-image-1",
    image=Path("boat.png"),
    mask=Path("sky-mask.png"),
    prompt="Put a full moon in the sky",
    input_fidelity="high",
)
print(len(result.data or []))
