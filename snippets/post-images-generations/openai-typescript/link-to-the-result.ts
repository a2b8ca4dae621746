import OpenAI from "openai";

const client = new OpenAI();

const result = await client.images.generate({
  model: "parley-image-0",
  prompt: "A paper boat on a puddle, watercolour",
  response_format: "url",
});
for (const image of result.data ?? []) {
  console.log(image.url);
}
