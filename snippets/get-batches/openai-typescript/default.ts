import OpenAI from "openai";

const client = new OpenAI();

// The list asks for the next page by itself.
for await (const batch of client.batches.list({ limit: 20 })) {
  console.log(batch.id, batch.status);
}
