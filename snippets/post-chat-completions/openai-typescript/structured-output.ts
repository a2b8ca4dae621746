import OpenAI from "openai";

const client = new OpenAI();

const completion = await client.chat.completions.create({
  model: "parley-1-mini",
  messages: [
    { role: "system", content: "Extract the invoice data." },
    { role: "user", content: "Invoice 2041 from Holm Paper, due 3 March, 480 euros." },
  ],
  response_format: {
    type: "json_schema",
    json_schema: {
      name: "invoice",
      strict: true,
      schema: {
        type: "object",
        properties: {
          number: { type: "string" },
          supplier: { type: "string" },
          amount: { type: "number" },
        },
        required: ["number", "supplier", "amount"],
        additionalProperties: false,
      },
    },
  },
});
console.log(completion.choices[0]?.message.content);
