from openai import OpenAI

client = OpenAI()

completion = client.completions.create(
    model="parley-instruct-0",
    prompt="The lighthouse keeper opened the door and",
    max_tokens=24,
    temperature=0.7,
)
print(completion.choices[0].text)
