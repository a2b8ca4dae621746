import OpenAI from "openai";

const client = new OpenAI();

try {
  const completion = await client.chat.completions.create({
    model: "parley-1",
    messages: [
      { role: "developer", content: "Answer in one short sentence." },
      { role: "user", content: "Why do leaves turn red in autumn?" },
    ],
  });
  console.log(completion.choices[0]?.message.content);
} catch (error) {
  if (error instanceof OpenAI.RateLimitError) {
    console.error(`Too many requests, even after retries: ${error.message}`);
  } else if (error instanceof OpenAI.APIError) {
    console.error(`${error.status} (request ${error.requestID}): ${error.message}`);
  } else {
    throw error;
  }
  process.exitCode = 1;
}
