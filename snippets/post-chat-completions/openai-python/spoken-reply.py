import base64
from pathlib import Path

from openai import OpenAI

client = OpenAI()

completion = client.chat.completions.create(
    model="parley-1-audio",
    modalities=["text", "audio"],
    audio={"voice": "sage", "format": "mp3"},
    messages=[{"role": "user", "content": "Read me a one-line good night wish."}],
    store=True,
    metadata={"team": "bedtime"},
)
audio = completion.choices[0].message.audio
if audio is not None:
    Path("good-night.mp3").write_bytes(base64.b64decode(audio.data))
    print(audio.transcript)
