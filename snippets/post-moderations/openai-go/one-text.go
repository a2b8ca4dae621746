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
		Model: "parley-moderation-1",
		Input: openai.ModerationNewParamsInputUnion{
			OfString: openai.String("I will find out where you live."),
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(moderation.Results[0].Flagged)
}
