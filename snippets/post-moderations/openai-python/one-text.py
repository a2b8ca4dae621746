from openai import OpenAI

client = OpenAI()

moderation = client.moderations.create(
    model="parley-moderation-1",
    input="I will find out where you live.",
)
print(moderation.results[0].flagged)
