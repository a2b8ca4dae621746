// sdkref: file boat.png
// sdkref: file lantern.png
package main

import (
	"context"
	"fmt"
	"io"
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
	lantern, err := os.Open("lantern.png")
	if err != nil {
		log.Fatal(err)
	}
	defer lantern.Close()

	result, err := client.Images.Edit(context.Background(), openai.ImageEditParams{
		Model: "parley-image-1",
		Image: openai.ImageEditParamsImageUnion{
			OfFileArray: []io.Reader{
				openai.File(boat, "boat.png", "image/png"),
				openai.File(lantern, "lantern.png", "image/png"),
			},
		},
		Prompt: "Place the lantern in the boat",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(result.Data))
}
