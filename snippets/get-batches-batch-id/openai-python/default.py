from openai import OpenAI

client = OpenAI()

batch = client.batches.retrieve("batch_6Yp3Rw")
print(batch.status, batch.output_file_id)
