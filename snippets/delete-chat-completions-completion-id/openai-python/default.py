from openai import OpenAI

client = OpenAI()

deleted = client.chat.completions.delete("chatcmpl-9sTq41LmZ0")
print(deleted.id, deleted.deleted)
