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
		InputFileID:        "file-Hc81vXq2",
		Endpoint:           openai.BatchNewParamsEndpointV1Embeddings,
		CompletionWindow:   openai.BatchNewParamsCompletionWindow24h,
		OutputExpiresAfter: openai.BatchNewParamsOutputExpiresAfter{Seconds: 604800},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(batch.ID, batch.Status)
}
