from openai import OpenAI

client = OpenAI()

result = client.images.generate(
    model="parley-image-0",
    prompt="A paper boat on a puddle, watercolour",
    response_format="url",
)
for image in result.data or []:
    print(image.url)
