import OpenAI from "openai";

const client = new OpenAI();

const deleted = await client.chat.completions.delete("chatcmpl-9sTq41LmZ0");
console.log(deleted.id, deleted.deleted);
