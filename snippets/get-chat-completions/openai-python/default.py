from openai import OpenAI

client = OpenAI()

# The list asks for the next page by itself.
for completion in client.chat.completions.list(
    model="parley-1",
    metadata={"team": "support"},
    limit=20,
):
    print(completion.id, completion.choices[0].message.content)
