"""Kinds of findings about drift by their codes: what SDKs and description say differently."""

from sdkref.findings.kind import Kind

DRIFT_KINDS: dict[str, Kind] = {
    "drift-deprecated": Kind(
        "Something is deprecated on one side only, SDK or description; `sdkref check --drift` looks.",
        "Each tab says what its SDK says.",
    ),
    "drift-error": Kind(
        "An SDK documents other errors than the description; `sdkref check --drift` looks.",
        "Each tab says what its SDK says.",
    ),
    "drift-example": Kind(
        "An example in the documentation of an SDK does not call its method; `sdkref check --drift` looks.",
        "It is shown all the same.",
    ),
    "drift-operation": Kind(
        "An operation has no method in an SDK; `sdkref check --drift` looks.",
        "The tab of that SDK says so.",
    ),
    "drift-parameter": Kind(
        "An SDK takes other parameters than the description says; `sdkref check --drift` looks.",
        "Each tab says what its SDK says.",
    ),
    "drift-prediction": Kind(
        "The documentation of an SDK is not as its profile predicts; `sdkref check --drift` looks.",
        "The documentation is shown.",
    ),
    "drift-required": Kind(
        "A parameter is required on one side, optional on the other; `sdkref check --drift` looks.",
        "Each tab says what its SDK says.",
    ),
    "drift-version": Kind(
        "The documentation of an SDK is of another version than its package; `sdkref check --drift` looks.",
        "The documentation is shown; examples run with the package.",
    ),
}
