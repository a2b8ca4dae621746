import { writeFile } from "node:fs/promises";

import OpenAI from "openai";

const client = new OpenAI();

const content = await client.files.content("file-Hc81vXq2");
await writeFile("answer.bin", Buffer.from(await content.arrayBuffer()));
