import OpenAI from "openai";

const client = new OpenAI();

const batch = await client.batches.create({
  input_file_id: "file-Hc81vXq2",
  endpoint: "/v1/embeddings",
  completion_window: "24h",
  output_expires_after: { anchor: "created_at", seconds: 604800 },
});
console.log(batch.id, batch.status);
