package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	// The list asks for the next page by itself.
	completions := client.Chat.Completions.ListAutoPaging(context.Background(), openai.ChatCompletionListParams{
		Model:    openai.String("parley-1"),
		Metadata: openai.Metadata{"team": "support"},
		Limit:    openai.Int(20),
	})
	for completions.Next() {
		completion := completions.Current()
		fmt.Println(completion.ID, completion.Choices[0].Message.Content)
	}
	if err := completions.Err(); err != nil {
		log.Fatal(err)
	}
}
