import OpenAI from "openai";

const client = new OpenAI();

const deleted = await client.models.delete("parley-1");
console.log(deleted.id, deleted.deleted);
