package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	completion, err := client.Chat.Completions.New(context.Background(), openai.ChatCompletionNewParams{
		Model: "parley-1",
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.UserMessage([]openai.ChatCompletionContentPartUnionParam{
				openai.TextContentPart("Which bird is this?"),
				openai.ImageContentPart(openai.ChatCompletionContentPartImageImageURLParam{
					URL:    "https://parley.example/samples/bird.jpg",
					Detail: "low",
				}),
			}),
		},
		MaxCompletionTokens: openai.Int(200),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(completion.Choices[0].Message.Content)
}
