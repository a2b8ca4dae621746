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
	messages := client.Chat.Completions.Messages.ListAutoPaging(
		context.Background(),
		"chatcmpl-9sTq41LmZ0",
		openai.ChatCompletionMessageListParams{Limit: openai.Int(20)},
	)
	for messages.Next() {
		message := messages.Current()
		fmt.Println(message.Role, message.Content)
	}
	if err := messages.Err(); err != nil {
		log.Fatal(err)
	}
}
