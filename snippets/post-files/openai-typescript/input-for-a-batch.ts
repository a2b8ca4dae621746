// sdkref: file reviews.jsonl
import { createReadStream } from "node:fs";

import OpenAI from "openai";

const client = new OpenAI();

const file = await client.files.create({
  file: createReadStream("reviews.jsonl"),
  purpose: "batch",
});
console.log(file.id, file.bytes);
