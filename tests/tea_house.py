"""A small API of the tests' own, and programs that ask it: what a user has who runs examples."""

import shutil
from pathlib import Path

import platformdirs

from commands import Project
from places import REPOSITORY
from sdkref.trials.runs import LOCKS

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Tea, version: "1"}
servers: [{url: https://tea.example/v1}]
paths:
  /teas:
    get:
      operationId: listTeas
      tags: [teas]
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
      responses:
        "200": {$ref: "#/components/responses/Teas"}
    post:
      operationId: createTea
      tags: [teas]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Tea"}
            example: {name: Assam, grams: 100}
      responses:
        "201": {$ref: "#/components/responses/Tea"}
        "409": {description: The tea is there., content: {application/json: {schema: {type: object}}}}
  /teas/{tea_id}:
    get:
      operationId: getTea
      tags: [teas]
      parameters:
        - {name: tea_id, in: path, required: true, schema: {type: string}, example: assam}
      responses:
        "200": {$ref: "#/components/responses/Tea"}
        "404": {description: No such tea., content: {application/json: {schema: {type: object}}}}
components:
  responses:
    Tea:
      description: The tea.
      content: {application/json: {schema: {$ref: "#/components/schemas/Tea"}}}
    Teas:
      description: Teas.
      content: {application/json: {schema: {$ref: "#/components/schemas/Teas"}}}
  schemas:
    Tea:
      type: object
      required: [name, grams]
      additionalProperties: false
      properties:
        name: {type: string, examples: [Assam]}
        grams: {type: integer, minimum: 1, examples: [100]}
    Teas: {type: array, items: {$ref: "#/components/schemas/Tea"}}
"""
OPERATIONS = ("GET /teas", "POST /teas", "GET /teas/{tea_id}")

PROGRAMS = {
    "py": """\
import os
import sys

import httpx

answer = httpx.post(f"{os.environ['TEA_BASE_URL']}/teas", json={"name": "Assam", "grams": 100})
if answer.is_error:
    sys.exit(f"{answer.status_code}: {answer.text}")
print(answer.json()["name"])
""",
    "sh": """\
curl --fail-with-body --silent --show-error "$TEA_BASE_URL/teas" \\
  --header 'Content-Type: application/json' \\
  --data '{"name": "Assam", "grams": 100}'
""",
    "ts": """\
const answer = await fetch(`${process.env.TEA_BASE_URL}/teas`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ name: "Assam", grams: 100 }),
});
if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
const tea = (await answer.json()) as { name: string };
console.log(tea.name);
""",
    "go": """\
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	body := strings.NewReader(`{"name": "Assam", "grams": 100}`)
	answer, err := http.Post(os.Getenv("TEA_BASE_URL")+"/teas", "application/json", body)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode >= 400 {
		log.Fatal(answer.Status)
	}
	var tea struct{ Name string }
	if err := json.NewDecoder(answer.Body).Decode(&tea); err != nil {
		log.Fatal(err)
	}
	fmt.Println(tea.Name)
}
""",
}
"""Programs that make a tea, by the ending of their files; each tells of an error, and names the tea."""

SETTINGS = "sources: [tea.yaml]\n"


def tea_house(folder: Path) -> Project:
    """Return a folder with a description and settings; its toolchains are those of the user, who has them.

    They are locked as those of this repository are: without a lock, each would be made anew, by pip and npm.
    """
    project = Project(folder, platformdirs.user_cache_path())
    for key in ("python", "typescript"):
        locked(project, key)
    locked(project, "typescript", "tea-typescript")
    project.write("tea.yaml", DESCRIPTION)
    project.write("sdkref.yml", SETTINGS)
    return project


def locked(project: Project, language: str, key: str | None = None) -> None:
    """Lock the toolchain of an SDK, by its key, as that of plain HTTP in its language is."""
    shutil.copytree(
        REPOSITORY / LOCKS / language, project.folder / LOCKS / (key or language), dirs_exist_ok=True
    )
