from openai import OpenAI

client = OpenAI()

content = client.files.content("file-Hc81vXq2")
content.write_to_file("answer.bin")
