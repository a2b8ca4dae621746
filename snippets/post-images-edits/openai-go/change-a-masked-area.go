// sdkref: file boat.png
// sdkref: file sky-mask.png
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
	mask, err := os.Open("sky-mask.png")
	if err != nil {
		log.Fatal(err)
	}
	defer mask.Close()

	result, err := client.Images.Edit(context.Background(), openai.ImageEditParams{
		Model: "parley-image-1",
		Image: openai.ImageEditParamsImageUnion{
			OfFile: openai.File(boat, "boat.png", "image/png"),
		},
		Mask:          openai.File(mask, "sky-mask.png", "image/png"),
		Prompt:        "Put a full moon in the sky",
		InputFidelity: openai.ImageEditParamsInputFidelityHigh,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(result.Data))
}
