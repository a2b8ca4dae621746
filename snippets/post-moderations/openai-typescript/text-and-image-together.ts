import OpenAI from "openai";

const client = new OpenAI();

const moderation = await client.moderations.create({
  model: "parley-moderation-1",
  input: [
    { type: "text", text: "Caption for the picture below" },
    { type: "image_url", image_url: { url: "https://parley.example/samples/poster.png" } },
  ],
});
console.log(moderation.results[0]?.categories);
