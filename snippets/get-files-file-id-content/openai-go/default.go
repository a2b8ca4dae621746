package main

import (
	"context"
	"io"
	"log"
	"os"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	response, err := client.Files.Content(context.Background(), "file-Hc81vXq2")
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()

	content, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("answer.bin", content, 0o644); err != nil {
		log.Fatal(err)
	}
}
