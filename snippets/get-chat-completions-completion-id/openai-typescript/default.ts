import OpenAI from "openai";

const client = new OpenAI();

const completion = await client.chat.completions.retrieve("chatcmpl-9sTq41LmZ0");
console.log(completion.choices[0]?.message.content);
