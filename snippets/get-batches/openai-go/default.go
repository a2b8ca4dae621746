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
	batches := client.Batches.ListAutoPaging(context.Background(), openai.BatchListParams{
		Limit: openai.Int(20),
	})
	for batches.Next() {
		batch := batches.Current()
		fmt.Println(batch.ID, batch.Status)
	}
	if err := batches.Err(); err != nil {
		log.Fatal(err)
	}
}
