package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	moderation, err := client.Moderations.New(context.Background(), openai.ModerationNewParams{
		Input: openai.ModerationNewParamsInputUnion{
			OfStringArray: []string{"Have a lovely weekend.", "I will find out where you live."},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, result := range moderation.Results {
		fmt.Println(result.Flagged)
	}
}
