package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	deleted, err := client.Models.Delete(context.Background(), "parley-1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(deleted.ID, deleted.Deleted)
}
