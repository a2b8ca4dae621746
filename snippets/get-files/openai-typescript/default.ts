import OpenAI from "openai";

const client = new OpenAI();

// The list asks for the next page by itself.
for await (const file of client.files.list({ purpose: "batch", limit: 50 })) {
  console.log(file.id, file.filename);
}
