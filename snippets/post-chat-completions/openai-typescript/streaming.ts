import OpenAI from "openai";

const client = new OpenAI();

const stream = await client.chat.completions.create({
  model: "parley-1",
  messages: [{ role: "user", content: "Write a haiku about a lighthouse." }],
  stream: true,
  stream_options: { include_usage: true },
});
for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta.content ?? "");
  if (chunk.usage) {
    console.log(`\n${chunk.usage.total_tokens} tokens`);
  }
}
