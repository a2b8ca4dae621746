import { writeFile } from "node:fs/promises";

import OpenAI from "openai";

const client = new OpenAI();

const result = await client.images.generate({
  model: "parley-image-1",
  prompt: "A paper boat on a puddle, watercolour",
  size: "1024x1024",
  quality: "medium",
  output_format: "png",
});
for (const image of result.data ?? []) {
  await writeFile("boat.png", Buffer.from(image.b64_json ?? "", "base64"));
}
