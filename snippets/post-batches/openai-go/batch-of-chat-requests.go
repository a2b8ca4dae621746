package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	batch, err := client.Batches.New(context.Background(), openai.BatchNewParams{
		InputFileID:      "file-Hc81vXq2",
		Endpoint:         openai.BatchNewParamsEndpointV1ChatCompletions,
		CompletionWindow: openai.BatchNewParamsCompletionWindow24h,
		Metadata:         openai.Metadata{"job": "nightly-reviews"},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(batch.ID, batch.Status)
}
