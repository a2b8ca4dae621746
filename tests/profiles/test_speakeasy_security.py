"""Methods of Speakeasy's SDKs that take a key of their own, since the client does not know its scheme."""

from pathlib import Path

import pytest

from profiles.predictions import rows, surfaces
from sdkref.catalogue.surface import Method

SHOP = """
components:
  securitySchemes: {token: {type: http, scheme: bearer}, customer_session: {type: http, scheme: bearer}}
security: [{token: []}]
paths:
  /pots:
    get: {operationId: listPots, tags: [shop], responses: {204: {description: OK}}}
  /portal/pots/{pot}:
    get:
      operationId: getPortalPot
      tags: [portal]
      parameters: [{name: pot, in: path, required: true, schema: {type: string, example: p}}]
      security: [{customer_session: []}]
      responses: {204: {description: OK}}
"""
TEA = {"profile": "speakeasy", "package": "tea", "class": "Tea", "version": "1.700", "envVarPrefix": "TEA"}


def _methods(folder: Path, language: str, description: str = SHOP) -> tuple[Method, Method]:
    settings = {
        **TEA,
        "language": language,
        "maxMethodParams": 2,
        "package": {"go": "a.dev/tea-go"}.get(language, "tea"),
    }
    (surface,) = surfaces(folder, description, {"sdk": settings})
    assert "docs/models/operations/getportalpotsecurity" in surface.models
    usual, own = surface.methods
    return usual, own


@pytest.mark.parametrize(
    ("language", "order", "usual", "own"),
    [
        (
            "typescript",
            ["pot", "security", "options"],
            'new Tea({\n  token: process.env["TEA_TOKEN"] ?? "",\n});',
            """\
const tea = new Tea();

async function run() {
  await tea.portal.getPortalPot({
    customerSession: process.env["TEA_CUSTOMER_SESSION"] ?? "",
  }, "p");
""",
        ),
        (
            "python",
            ["security", "pot", "retries"],
            'token=os.getenv("TEA_TOKEN", "")',
            """\
from tea import Tea
from tea.models import operations
import os


with Tea() as t_client:

    t_client.portal.get_portal_pot(security=operations.GetPortalPotSecurity(
        customer_session=os.getenv("TEA_CUSTOMER_SESSION", ""),
    ), pot="p")
""",
        ),
        (
            "go",
            ["ctx", "security", "pot"],
            'teago.WithSecurity(os.Getenv("TEA_TOKEN")),',
            """\
	"context"
	teago "a.dev/tea-go"
	"os"
	"a.dev/tea-go/models/operations"
	"log"
)

func main() {
    ctx := context.Background()

    s := teago.New()

    res, err := s.Portal.GetPortalPot(ctx, operations.GetPortalPotSecurity{
        CustomerSession: os.Getenv("TEA_CUSTOMER_SESSION"),
    }, "p")
""",
        ),
    ],
)
def test_a_method_takes_its_own_key(
    tmp_path: Path, language: str, order: list[str], usual: str, own: str
) -> None:
    first, second = _methods(tmp_path, language)
    assert [each.partition(" ")[0] for each in rows(second)][:3] == order
    assert usual in first.examples[0].code
    assert own in second.examples[0].code


def test_without_security_for_all_the_client_knows_the_most_usual_scheme(tmp_path: Path) -> None:
    told = SHOP.replace("security: [{token: []}]\n", "").replace(
        "tags: [shop],", "tags: [shop], security: [{token: []}],"
    )
    first, second = _methods(tmp_path, "typescript", told)
    assert "token: process.env" in first.examples[0].code
    assert "new Tea();" in second.examples[0].code
