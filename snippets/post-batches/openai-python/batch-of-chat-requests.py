from openai import OpenAI

client = OpenAI()

batch = client.batches.create(
    input_file_id="file-Hc81vXq2",
    endpoint="/v1/chat/completions",
    completion_window="24h",
    metadata={"job": "nightly-reviews"},
)
print(batch.id, batch.status)
