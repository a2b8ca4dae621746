import OpenAI from "openai";

const client = new OpenAI();

const completion = await client.completions.create({
  model: "parley-instruct-0",
  prompt: "The lighthouse keeper opened the door and",
  max_tokens: 24,
  temperature: 0.7,
});
console.log(completion.choices[0]?.text);
