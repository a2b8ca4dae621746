from openai import OpenAI

client = OpenAI()

completion = client.chat.completions.create(
    model="parley-1",
    messages=[
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "Which bird is this?"},
                {
                    "type": "image_url",
                    "image_url": {
                        "url": "https://parley.example/samples/bird.jpg",
                        "detail": "low",
                    },
                },
            ],
        }
    ],
    max_completion_tokens=200,
)
print(completion.choices[0].message.content)
