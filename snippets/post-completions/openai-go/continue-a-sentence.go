package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	completion, err := client.Completions.New(context.Background(), openai.CompletionNewParams{
		Model: "parley-instruct-0",
		Prompt: openai.CompletionNewParamsPromptUnion{
			OfString: openai.String("The lighthouse keeper opened the door and"),
		},
		MaxTokens:   openai.Int(24),
		Temperature: openai.Float(0.7),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(completion.Choices[0].Text)
}
