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
		Model: "parley-1",
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.UserMessage("Is there a train from Graz to Vienna after 18:00?"),
		},
		Tools: []openai.ChatCompletionToolUnionParam{
			openai.ChatCompletionFunctionTool(openai.FunctionDefinitionParam{
				Name:        "find_trains",
				Description: openai.String("Look up direct trains between two cities."),
				Parameters: openai.FunctionParameters{
					"type": "object",
					"properties": map[string]any{
						"from":  map[string]any{"type": "string", "description": "City of departure."},
						"to":    map[string]any{"type": "string", "description": "City of arrival."},
						"after": map[string]any{"type": "string", "description": "Earliest departure, HH:MM."},
					},
					"required": []string{"from", "to"},
				},
			}),
		},
		ToolChoice: openai.ChatCompletionToolChoiceOptionUnionParam{OfAuto: openai.String("auto")},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, call := range completion.Choices[0].Message.ToolCalls {
		fmt.Println(call.Function.Name, call.Function.Arguments)
	}
}
