from openai import OpenAI

client = OpenAI()

response = client.embeddings.create(
    model="parley-embed-1",
    input="A quiet harbour at dawn",
    encoding_format="float",
)
print(response.data[0].embedding)
