import OpenAI from "openai";

const client = new OpenAI();

const completion = await client.chat.completions.update("chatcmpl-9sTq41LmZ0", {
  metadata: { team: "support", reviewed: "yes" },
});
console.log(completion.id);
