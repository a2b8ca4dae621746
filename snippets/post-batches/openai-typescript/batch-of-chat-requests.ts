import OpenAI from "openai";

const client = new OpenAI();

const batch = await client.batches.create({
  input_file_id: "file-Hc81vXq2",
  endpoint: "/v1/chat/completions",
  completion_window: "24h",
  metadata: { job: "nightly-reviews" },
});
console.log(batch.id, batch.status);
