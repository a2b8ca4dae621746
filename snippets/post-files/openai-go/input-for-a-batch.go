// sdkref: file reviews.jsonl
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	reviews, err := os.Open("reviews.jsonl")
	if err != nil {
		log.Fatal(err)
	}
	defer reviews.Close()

	file, err := client.Files.New(context.Background(), openai.FileNewParams{
		File:    reviews,
		Purpose: openai.FilePurposeBatch,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(file.ID, file.Bytes)
}
