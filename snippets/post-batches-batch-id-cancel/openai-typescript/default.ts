import OpenAI from "openai";

const client = new OpenAI();

const batch = await client.batches.cancel("batch_6Yp3Rw");
console.log(batch.status);
