import OpenAI from "openai";

const client = new OpenAI();

// The list asks for the next page by itself.
for await (const completion of client.chat.completions.list({
  model: "parley-1",
  metadata: { team: "support" },
  limit: 20,
})) {
  console.log(completion.id, completion.choices[0]?.message.content);
}
