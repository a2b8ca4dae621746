// sdkref: file boat.png
import { createReadStream } from "node:fs";

import OpenAI, { toFile } from "openai";

const client = new OpenAI();

const result = await client.images.edit({
  model: "parley-image-1",
  image: await toFile(createReadStream("boat.png"), null, { type: "image/png" }),
  prompt: "Make it night and add a paper lantern",
});
console.log(result.data?.length);
