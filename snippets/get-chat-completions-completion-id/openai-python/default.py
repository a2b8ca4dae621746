from openai import OpenAI

client = OpenAI()

completion = client.chat.completions.retrieve("chatcmpl-9sTq41LmZ0")
print(completion.choices[0].message.content)
