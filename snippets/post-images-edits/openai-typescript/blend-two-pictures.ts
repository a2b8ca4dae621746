// sdkref: file boat.png
// sdkref: file lantern.png
import { createReadStream } from "node:fs";

import OpenAI, { toFile } from "openai";

const client = new OpenAI();

const type = "image/png";
const result = await client.images.edit({
  model: "parley-image-1",
  image: [
    await toFile(createReadStream("boat.png"), null, { type }),
    await toFile(createReadStream("lantern.png"), null, { type }),
  ],
  prompt: "Place the lantern in the boat",
});
console.log(result.data?.length);
