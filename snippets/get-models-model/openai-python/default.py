import sys

import openai
from openai import OpenAI

client = OpenAI()

try:
    model = client.models.retrieve("parley-1")
except openai.NotFoundError as error:
    sys.exit(f"There is no such model ({error.status_code}).")
print(model.id, model.owned_by)
