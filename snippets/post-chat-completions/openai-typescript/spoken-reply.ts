import { writeFile } from "node:fs/promises";

import OpenAI from "openai";

const client = new OpenAI();

const completion = await client.chat.completions.create({
  model: "parley-1-audio",
  modalities: ["text", "audio"],
  audio: { voice: "sage", format: "mp3" },
  messages: [{ role: "user", content: "Read me a one-line good night wish." }],
  store: true,
  metadata: { team: "bedtime" },
});
const audio = completion.choices[0]?.message.audio;
if (audio) {
  await writeFile("good-night.mp3", Buffer.from(audio.data, "base64"));
  console.log(audio.transcript);
}
