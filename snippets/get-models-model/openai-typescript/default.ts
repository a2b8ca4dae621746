import OpenAI from "openai";

const client = new OpenAI();

try {
  const model = await client.models.retrieve("parley-1");
  console.log(model.id, model.owned_by);
} catch (error) {
  if (!(error instanceof OpenAI.NotFoundError)) {
    throw error;
  }
  console.error(`There is no such model (${error.status}).`);
  process.exitCode = 1;
}
