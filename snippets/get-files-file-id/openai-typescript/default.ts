import OpenAI from "openai";

const client = new OpenAI();

const file = await client.files.retrieve("file-Hc81vXq2");
console.log(file.filename, file.bytes);
