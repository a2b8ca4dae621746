from openai import OpenAI

client = OpenAI()

batch = client.batches.cancel("batch_6Yp3Rw")
print(batch.status)
