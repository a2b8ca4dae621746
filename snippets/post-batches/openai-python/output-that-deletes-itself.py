from openai import OpenAI

client = OpenAI()

batch = client.batches.create(
    input_file_id="file-Hc81vXq2",
    endpoint="/v1/embeddings",
    completion_window="24h",
    output_expires_after={"anchor": "created_at", "seconds": 604800},
)
print(batch.id, batch.status)
