from openai import OpenAI

client = OpenAI()

completion = client.chat.completions.update(
    "chatcmpl-9sTq41LmZ0",
    metadata={"team": "support", "reviewed": "yes"},
)
print(completion.metadata)
