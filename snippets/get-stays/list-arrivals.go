// List who arrives at one pier, with the day and the name of the boat.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
)

type stays struct {
	Stays []struct {
		Arrives string `json:"arrives"`
		Boat    struct {
			Name string `json:"name"`
		} `json:"boat"`
	} `json:"stays"`
}

func main() {
	baseURL := os.Getenv("MARINA_BASE_URL")
	if baseURL == "" {
		baseURL = "https://api.marina.example/v1"
	}
	query := url.Values{"from": {"2026-06-01"}, "pier": {"north"}}

	request, err := http.NewRequest(http.MethodGet, baseURL+"/stays?"+query.Encode(), nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("X-Office-Key", os.Getenv("MARINA_API_KEY"))

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		body, _ := io.ReadAll(response.Body)
		log.Fatalf("%s: %s", response.Status, body)
	}

	var found stays
	if err := json.NewDecoder(response.Body).Decode(&found); err != nil {
		log.Fatal(err)
	}
	for _, stay := range found.Stays {
		fmt.Println(stay.Arrives, stay.Boat.Name)
	}
}
