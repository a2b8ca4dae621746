from openai import OpenAI

client = OpenAI()

deleted = client.models.delete("parley-1")
print(deleted.id, deleted.deleted)
