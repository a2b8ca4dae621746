// sdkref: file floor-plan.pdf
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

	plan, err := os.Open("floor-plan.pdf")
	if err != nil {
		log.Fatal(err)
	}
	defer plan.Close()

	file, err := client.Files.New(context.Background(), openai.FileNewParams{
		File:         plan,
		Purpose:      openai.FilePurposeUserData,
		ExpiresAfter: openai.FileNewParamsExpiresAfter{Seconds: 86400},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(file.ID, file.ExpiresAt)
}
