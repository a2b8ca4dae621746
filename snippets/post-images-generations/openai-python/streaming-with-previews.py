from openai import OpenAI

client = OpenAI()

stream = client.images.generate(
    model="parley-image-1",
    prompt="A paper boat on a puddle, watercolour",
    stream=True,
    partial_images=2,
)
for event in stream:
    if event.type == "image_generation.partial_image":
        print(f"Preview {event.partial_image_index}")
    elif event.type == "image_generation.completed":
        print(f"Done, {event.usage.total_tokens} tokens")
