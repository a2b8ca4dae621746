package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
)

func main() {
	client := openai.NewClient()

	completion, err := client.Chat.Completions.New(context.Background(), openai.ChatCompletionNewParams{
		Model: "parley-1-mini",
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.SystemMessage("Extract the invoice data."),
			openai.UserMessage("Invoice 2041 from Holm Paper, due 3 March, 480 euros."),
		},
		ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{
			OfJSONSchema: &openai.ResponseFormatJSONSchemaParam{
				JSONSchema: openai.ResponseFormatJSONSchemaJSONSchemaParam{
					Name:   "invoice",
					Strict: openai.Bool(true),
					Schema: map[string]any{
						"type": "object",
						"properties": map[string]any{
							"number":   map[string]any{"type": "string"},
							"supplier": map[string]any{"type": "string"},
							"amount":   map[string]any{"type": "number"},
						},
						"required":             []string{"number", "supplier", "amount"},
						"additionalProperties": false,
					},
				},
			},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(completion.Choices[0].Message.Content)
}
