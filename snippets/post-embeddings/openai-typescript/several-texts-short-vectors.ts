import OpenAI from "openai";

const client = new OpenAI();

const response = await client.embeddings.create({
  model: "parley-embed-1",
  input: ["A quiet harbour at dawn", "A busy market at noon"],
  dimensions: 4,
  encoding_format: "float",
});
for (const each of response.data) {
  console.log(each.index, each.embedding);
}
