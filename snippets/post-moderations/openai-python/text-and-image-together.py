from openai import OpenAI

client = OpenAI()

moderation = client.moderations.create(
    model="parley-moderation-1",
    input=[
        {"type": "text", "text": "Caption for the picture below"},
        {
            "type": "image_url",
            "image_url": {"url": "https://parley.example/samples/poster.png"},
        },
    ],
)
print(moderation.results[0].categories)
