// sdkref: file boat.png
// sdkref: file sky-mask.png
import { createReadStream } from "node:fs";

import OpenAI, { toFile } from "openai";

const client = new OpenAI();

const type = "image/png";
const result = await client.images.edit({
  model: "parley-image-1",
  image: await toFile(createReadStream("boat.png"), null, { type }),
  mask: await toFile(createReadStream("sky-mask.png"), null, { type }),
  prompt: "Put a full moon in the sky",
  input_fidelity: "high",
});
console.log(result.data?.length);
