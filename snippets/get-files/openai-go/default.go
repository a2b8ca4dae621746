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
	files := client.Files.ListAutoPaging(context.Background(), openai.FileListParams{
		Purpose: openai.String("batch"),
		Limit:   openai.Int(50),
	})
	for files.Next() {
		file := files.Current()
		fmt.Println(file.ID, file.Filename)
	}
	if err := files.Err(); err != nil {
		log.Fatal(err)
	}
}
