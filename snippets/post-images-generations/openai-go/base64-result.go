package main

import (
	"context"
	"encoding/base64"
	"log"
	"os"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	result, err := client.Images.Generate(context.Background(), openai.ImageGenerateParams{
		Model:        "parley-image-1",
		Prompt:       "A paper boat on a puddle, watercolour",
		Size:         openai.ImageGenerateParamsSize1024x1024,
		Quality:      openai.ImageGenerateParamsQualityMedium,
		OutputFormat: openai.ImageGenerateParamsOutputFormatPNG,
	})
	if err != nil {
		log.Fatal(err)
	}
	picture, err := base64.StdEncoding.DecodeString(result.Data[0].B64JSON)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("boat.png", picture, 0o644); err != nil {
		log.Fatal(err)
	}
}
