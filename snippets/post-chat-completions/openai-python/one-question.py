import sys

import openai
from openai import OpenAI

client = OpenAI()

try:
    completion = client.chat.completions.create(
        model="parley-1",
        messages=[
            {"role": "developer", "content": "Answer in one short sentence."},
            {"role": "user", "content": "Why do leaves turn red in autumn?"},
        ],
    )
except openai.RateLimitError as error:
    sys.exit(f"Too many requests, even after retries: {error}")
except openai.APIStatusError as error:
    sys.exit(f"{error.status_code} (request {error.request_id}): {error.message}")
print(completion.choices[0].message.content)
