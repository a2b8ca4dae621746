"""What the profile `openapi-generator` predicts of SDKs in Go and Python."""

from pathlib import Path
from textwrap import dedent

import pytest

from profiles.predictions import predicted, rows, text
from profiles.test_openapi_generator_typescript import TEA

GO = {"language": "go", "profile": "openapi-generator", "package": "a.example/tea"}
PYTHON = {"language": "python", "profile": "openapi-generator", "package": "tea_house"}


def test_go_builds_a_request(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA, apiNameSuffix="API", **GO)
    assert (method.accessor, method.name) == (("TeaHouseAPI",), "CreateBrew")
    assert method.signature is not None
    assert text(method.signature) == "Cup CreateBrew(ctx, potId).Brew(brew).SortBy(sortBy).Execute()"
    assert rows(method)[1:] == ["potId | string", "brew | Brew", "sortBy | string | Its 'order'"]
    assert method.statuses is None
    assert method.examples[0].code == dedent("""\
        package main

        import (
        \t"context"
        \t"fmt"
        \t"os"
        \topenapiclient "a.example/tea"
        )

        func main() {
        \tpotId := "brown" // string | ¬
        \tbrew := *openapiclient.NewBrew("TeaId_example") // Brew | ¬
        \tsortBy := "sortBy_example" // string | Its 'order' (optional) (default to "age")

        \tconfiguration := openapiclient.NewConfiguration()
        \tapiClient := openapiclient.NewAPIClient(configuration)
        \tresp, r, err := apiClient.TeaHouseAPI.CreateBrew(context.Background(), potId)\
.Brew(brew).SortBy(sortBy).Execute()
        \tif err != nil {
        \t\tfmt.Fprintf(os.Stderr, "Error when calling `TeaHouseAPI.CreateBrew``: %v\\n", err)
        \t\tfmt.Fprintf(os.Stderr, "Full HTTP response: %v\\n", r)
        \t}
        \t// response from `CreateBrew`: Cup
        \tfmt.Fprintf(os.Stdout, "Response from `TeaHouseAPI.CreateBrew`: %v\\n", resp)
        }
        """).replace("¬", "")


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("{type: integer}", "int32(56)"),
        ("{type: integer, format: int64, example: 3}", "int64(3)"),
        ("{type: number}", "float32(8.14)"),
        ('{type: integer, example: "1); evil("}', "int32(56)"),
        ("{type: string, format: date-time}", "time.Now()"),
        ("{type: boolean}", "true"),
        ("{type: array, items: {type: string}}", '[]string{"Inner_example"}'),
        ("{type: array, items: {type: string, enum: [a]}}", '[]string{"Of_example"}'),
        ("{type: object, additionalProperties: true}", 'map[string]interface{}{"key": interface{}(123)}'),
    ],
)
def test_values_of_go(tmp_path: Path, schema: str, value: str) -> None:
    description = f"""
    paths:
      /a:
        get:
          operationId: get
          parameters: [{{name: of, in: query, schema: {schema}}}]
          responses: {{204: {{description: Gone}}}}
    """
    code = predicted(tmp_path, dedent(description), **GO).examples[0].code
    assert f"\tof := {value} // " in code


def test_python_configures_what_authenticates(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA, **PYTHON)
    assert (method.accessor, method.name) == (("TeaHouseApi",), "create_brew")
    assert method.signature is not None
    assert text(method.signature) == "Cup create_brew(pot_id, brew, sort_by=sort_by)"
    assert rows(method) == [
        "pot_id | str | required",
        "brew | Brew | required",
        "sort_by | str | Its 'order'",
    ]
    assert method.examples[0].code == dedent("""\
        import tea_house
        from tea_house.models.brew import Brew
        from tea_house.models.cup import Cup
        from tea_house.rest import ApiException
        from pprint import pprint

        # Defining the host is optional and defaults to http://localhost
        # See configuration.py for a list of all supported configuration parameters.
        configuration = tea_house.Configuration(
            host = "http://localhost"
        )

        # The client must configure the authentication and authorization parameters
        # in accordance with the API server security policy.
        # Examples for each auth method are provided below, use the example that
        # satisfies your auth use case.

        # Configure API key authorization: auth
        configuration.api_key['auth'] = os.environ["API_KEY"]

        # Uncomment below to setup prefix (e.g. Bearer) for API key, if needed
        # configuration.api_key_prefix['auth'] = 'Bearer'

        # Configure Bearer authorization: key
        configuration = tea_house.Configuration(
            access_token = os.environ["BEARER_TOKEN"]
        )

        # Enter a context with an instance of the API client
        with tea_house.ApiClient(configuration) as api_client:
            # Create an instance of the API class
            api_instance = tea_house.TeaHouseApi(api_client)
            pot_id = 'brown' # str | ¬
            brew = tea_house.Brew() # Brew | ¬
            sort_by = 'age' # str | Its 'order' (optional) (default to 'age')

            try:
                # Brew a tea
                api_response = api_instance.create_brew(pot_id, brew, sort_by=sort_by)
                print("The response of TeaHouseApi->create_brew:\\n")
                pprint(api_response)
            except Exception as e:
                print("Exception when calling TeaHouseApi->create_brew: %s\\n" % e)
        """).replace("¬", "")


def test_reserved_words_get_another_name(tmp_path: Path) -> None:
    description = """
    paths:
      /a:
        get:
          operationId: import
          parameters: [{name: from, in: query, schema: {type: string}}]
          responses: {204: {description: Gone}}
    """
    method = predicted(tmp_path, dedent(description), **PYTHON)
    assert (method.name, rows(method)) == ("call_import", ["var_from | str"])
