package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	completion, err := client.Chat.Completions.Update(
		context.Background(),
		"chatcmpl-9sTq41LmZ0",
		openai.ChatCompletionUpdateParams{
			Metadata: openai.Metadata{"team": "support", "reviewed": "yes"},
		},
	)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(completion.ID)
}
