import OpenAI from "openai";

const client = new OpenAI();

// The list asks for the next page by itself.
for await (const message of client.chat.completions.messages.list("chatcmpl-9sTq41LmZ0", {
  limit: 20,
})) {
  console.log(message.role, message.content);
}
