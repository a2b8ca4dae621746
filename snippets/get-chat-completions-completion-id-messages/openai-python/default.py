from openai import OpenAI

client = OpenAI()

# The list asks for the next page by itself.
for message in client.chat.completions.messages.list("chatcmpl-9sTq41LmZ0", limit=20):
    print(message.role, message.content)
