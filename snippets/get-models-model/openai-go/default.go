package main

import (
	"context"
	"errors"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	model, err := client.Models.Get(context.Background(), "parley-1")
	var failure *openai.Error
	if errors.As(err, &failure) && failure.StatusCode == 404 {
		log.Fatal("There is no such model (404).")
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(model.ID, model.OwnedBy)
}
