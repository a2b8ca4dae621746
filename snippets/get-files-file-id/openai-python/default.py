from openai import OpenAI

client = OpenAI()

file = client.files.retrieve("file-Hc81vXq2")
print(file.filename, file.bytes)
