package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	result, err := client.Images.Generate(context.Background(), openai.ImageGenerateParams{
		Model:          "parley-image-0",
		Prompt:         "A paper boat on a puddle, watercolour",
		ResponseFormat: openai.ImageGenerateParamsResponseFormatURL,
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, image := range result.Data {
		fmt.Println(image.URL)
	}
}
