package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	batch, err := client.Batches.Cancel(context.Background(), "batch_6Yp3Rw")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(batch.Status)
}
