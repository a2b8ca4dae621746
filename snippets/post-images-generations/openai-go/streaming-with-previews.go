package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	stream := client.Images.GenerateStreaming(context.Background(), openai.ImageGenerateParams{
		Model:         "parley-image-1",
		Prompt:        "A paper boat on a puddle, watercolour",
		PartialImages: openai.Int(2),
	})
	for stream.Next() {
		switch event := stream.Current().AsAny().(type) {
		case openai.ImageGenPartialImageEvent:
			fmt.Println("Preview", event.PartialImageIndex)
		case openai.ImageGenCompletedEvent:
			fmt.Println("Done,", event.Usage.TotalTokens, "tokens")
		}
	}
	if err := stream.Err(); err != nil {
		log.Fatal(err)
	}
}
