import OpenAI from "openai";

const client = new OpenAI();

const batch = await client.batches.retrieve("batch_6Yp3Rw");
console.log(batch.status, batch.output_file_id);
