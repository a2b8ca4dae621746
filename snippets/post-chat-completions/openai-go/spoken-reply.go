package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"log"
	"os"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	completion, err := client.Chat.Completions.New(context.Background(), openai.ChatCompletionNewParams{
		Model:      "parley-1-audio",
		Modalities: []string{"text", "audio"},
		Audio: openai.ChatCompletionAudioParam{
			Voice:  openai.ChatCompletionAudioParamVoiceUnion{OfString: openai.String("sage")},
			Format: openai.ChatCompletionAudioParamFormatMP3,
		},
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.UserMessage("Read me a one-line good night wish."),
		},
		Store:    openai.Bool(true),
		Metadata: openai.Metadata{"team": "bedtime"},
	})
	if err != nil {
		log.Fatal(err)
	}
	audio := completion.Choices[0].Message.Audio
	sound, err := base64.StdEncoding.DecodeString(audio.Data)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("good-night.mp3", sound, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Println(audio.Transcript)
}
