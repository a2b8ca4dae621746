import OpenAI from "openai";

const client = new OpenAI();

const completion = await client.chat.completions.create({
  model: "parley-1",
  messages: [
    { role: "user", content: "Is there a train from Graz to Vienna after 18:00?" },
    {
      role: "assistant",
      content: null,
      tool_calls: [
        {
          id: "call_Kx72bQ",
          type: "function",
          function: {
            name: "find_trains",
            arguments: '{"from":"Graz","to":"Vienna","after":"18:00"}',
          },
        },
      ],
    },
    {
      role: "tool",
      tool_call_id: "call_Kx72bQ",
      content: '[{"departs":"18:26","arrives":"20:58"}]',
    },
  ],
});
console.log(completion.choices[0]?.message.content);
