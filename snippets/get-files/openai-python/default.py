from openai import OpenAI

client = OpenAI()

# The list asks for the next page by itself.
for file in client.files.list(purpose="batch", limit=50):
    print(file.id, file.filename)
