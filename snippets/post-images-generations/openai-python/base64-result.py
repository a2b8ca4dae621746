import base64
from pathlib import Path

from openai import OpenAI

client = OpenAI()

result = client.images.generate(
    model="parley-image-1",
    prompt="A paper boat on a puddle, watercolour",
    size="1024x1024",
    quality="medium",
    output_format="png",
)
for image in result.data or []:
    Path("boat.png").write_bytes(base64.b64decode(image.b64_json or ""))
