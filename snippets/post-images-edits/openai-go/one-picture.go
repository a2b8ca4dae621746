// sdkref: file boat.png
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	boat, err := os.Open("boat.png")
	if err != nil {
		log.Fatal(err)
	}
	defer boat.Close()

	result, err := client.Images.Edit(context.Background(), openai.ImageEditParams{
		Model: "parley-image-1",
		Image: openai.ImageEditParamsImageUnion{
			OfFile: openai.File(boat, "boat.png", "image/png"),
		},
		Prompt: "Make it night and add a paper lantern",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(result.Data))
}
