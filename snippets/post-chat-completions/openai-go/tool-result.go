package main

import (
	"context"
	"fmt"
	"log"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/packages/param"
)

func main() {
	client := openai.NewClient()

	completion, err := client.Chat.Completions.New(context.Background(), openai.ChatCompletionNewParams{
		Model: "parley-1",
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.UserMessage("Is there a train from Graz to Vienna after 18:00?"),
			{OfAssistant: &openai.ChatCompletionAssistantMessageParam{
				Content: openai.ChatCompletionAssistantMessageParamContentUnion{
					OfString: param.Null[string](),
				},
				ToolCalls: []openai.ChatCompletionMessageToolCallUnionParam{{
					OfFunction: &openai.ChatCompletionMessageFunctionToolCallParam{
						ID: "call_Kx72bQ",
						Function: openai.ChatCompletionMessageFunctionToolCallFunctionParam{
							Name:      "find_trains",
							Arguments: `{"from":"Graz","to":"Vienna","after":"18:00"}`,
						},
					},
				}},
			}},
			openai.ToolMessage(`[{"departs":"18:26","arrives":"20:58"}]`, "call_Kx72bQ"),
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(completion.Choices[0].Message.Content)
}
