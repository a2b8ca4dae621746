import OpenAI from "openai";

const client = new OpenAI();

const response = await client.embeddings.create({
  model: "parley-embed-1",
  input: "A quiet harbour at dawn",
  encoding_format: "float",
});
console.log(response.data[0]?.embedding);
