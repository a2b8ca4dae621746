import OpenAI from "openai";

const client = new OpenAI();

const moderation = await client.moderations.create({
  input: ["Have a lovely weekend.", "I will find out where you live."],
});
for (const result of moderation.results) {
  console.log(result.flagged);
}
