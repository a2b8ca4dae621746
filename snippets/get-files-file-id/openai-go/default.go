package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	file, err := client.Files.Get(context.Background(), "file-Hc81vXq2")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(file.Filename, file.Bytes)
}
