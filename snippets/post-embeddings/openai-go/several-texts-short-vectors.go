package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	response, err := client.Embeddings.New(context.Background(), openai.EmbeddingNewParams{
		Model: "parley-embed-1",
		Input: openai.EmbeddingNewParamsInputUnion{
			OfArrayOfStrings: []string{"A quiet harbour at dawn", "A busy market at noon"},
		},
		Dimensions:     openai.Int(4),
		EncodingFormat: openai.EmbeddingNewParamsEncodingFormatFloat,
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, each := range response.Data {
		fmt.Println(each.Index, each.Embedding)
	}
}
