package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	models := client.Models.ListAutoPaging(context.Background())
	for models.Next() {
		fmt.Println(models.Current().ID)
	}
	if err := models.Err(); err != nil {
		log.Fatal(err)
	}
}
