from openai import OpenAI

client = OpenAI()

moderation = client.moderations.create(
    input=["Have a lovely weekend.", "I will find out where you live."],
)
for result in moderation.results:
    print(result.flagged)
