from openai import OpenAI

client = OpenAI()

response = client.embeddings.create(
    model="parley-embed-1",
    input=["A quiet harbour at dawn", "A busy market at noon"],
    dimensions=4,
    encoding_format="float",
)
for each in response.data:
    print(each.index, each.embedding)
