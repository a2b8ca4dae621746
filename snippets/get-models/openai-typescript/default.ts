import OpenAI from "openai";

const client = new OpenAI();

for await (const model of client.models.list()) {
  console.log(model.id);
}
