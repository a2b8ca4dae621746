// sdkref: file floor-plan.pdf
import { createReadStream } from "node:fs";

import OpenAI from "openai";

const client = new OpenAI();

const file = await client.files.create({
  file: createReadStream("floor-plan.pdf"),
  purpose: "user_data",
  expires_after: { anchor: "created_at", seconds: 86400 },
});
console.log(file.id, file.expires_at);
