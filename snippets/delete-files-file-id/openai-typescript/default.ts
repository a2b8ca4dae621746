import OpenAI from "openai";

const client = new OpenAI();

const deleted = await client.files.delete("file-Hc81vXq2");
console.log(deleted.id, deleted.deleted);
