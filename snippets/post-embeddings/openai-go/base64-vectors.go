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
		Model:          "parley-embed-1",
		Input:          openai.EmbeddingNewParamsInputUnion{OfString: openai.String("A quiet harbour at dawn")},
		EncodingFormat: openai.EmbeddingNewParamsEncodingFormatBase64,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.Data[0].JSON.Embedding.Raw())
}
