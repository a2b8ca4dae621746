package main

import (
	"context"
	"errors"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	completion, err := client.Chat.Completions.New(context.Background(), openai.ChatCompletionNewParams{
		Model: "parley-1",
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.DeveloperMessage("Answer in one short sentence."),
			openai.UserMessage("Why do leaves turn red in autumn?"),
		},
	})
	var failure *openai.Error
	if errors.As(err, &failure) {
		log.Fatalf("%d (request %s): %s", failure.StatusCode, failure.Response.Header.Get("x-request-id"), failure.Message)
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(completion.Choices[0].Message.Content)
}
