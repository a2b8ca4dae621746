from openai import OpenAI

client = OpenAI()

completion = client.chat.completions.create(
    model="parley-1",
    messages=[
        {"role": "user", "content": "Is there a train from Graz to Vienna after 18:00?"},
    ],
    tools=[
        {
            "type": "function",
            "function": {
                "name": "find_trains",
                "description": "Look up direct trains between two cities.",
                "parameters": {
                    "type": "object",
                    "properties": {
                        "from": {"type": "string", "description": "City of departure."},
                        "to": {"type": "string", "description": "City of arrival."},
                        "after": {"type": "string", "description": "Earliest departure, HH:MM."},
                    },
                    "required": ["from", "to"],
                },
            },
        }
    ],
    tool_choice="auto",
)
for call in completion.choices[0].message.tool_calls or []:
    if call.type == "function":
        print(call.function.name, call.function.arguments)
