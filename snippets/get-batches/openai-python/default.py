from openai import OpenAI

client = OpenAI()

# The list asks for the next page by itself.
for batch in client.batches.list(limit=20):
    print(batch.id, batch.status)
