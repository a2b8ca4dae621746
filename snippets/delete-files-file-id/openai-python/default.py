from openai import OpenAI

client = OpenAI()

deleted = client.files.delete("file-Hc81vXq2")
print(deleted.id, deleted.deleted)
