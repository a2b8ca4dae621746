import OpenAI from "openai";

const client = new OpenAI();

const stream = await client.images.generate({
  model: "parley-image-1",
  prompt: "A paper boat on a puddle, watercolour",
  stream: true,
  partial_images: 2,
});
for await (const event of stream) {
  if (event.type === "image_generation.partial_image") {
    console.log(`Preview ${event.partial_image_index}`);
  } else if (event.type === "image_generation.completed") {
    console.log(`Done, ${event.usage.total_tokens} tokens`);
  }
}
