from openai import OpenAI

client = OpenAI()

stream = client.chat.completions.create(
    model="parley-1",
    messages=[{"role": "user", "content": "Write a haiku about a lighthouse."}],
    stream=True,
    stream_options={"include_usage": True},
)
for chunk in stream:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="", flush=True)
    if chunk.usage:
        print(f"\n{chunk.usage.total_tokens} tokens")
