import OpenAI from "openai";

const client = new OpenAI();

const moderation = await client.moderations.create({
  model: "parley-moderation-1",
  input: "I will find out where you live.",
});
console.log(moderation.results[0]?.flagged);
