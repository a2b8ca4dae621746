"""The files of generators that profiles read settings from, by the keys of the profiles."""

from collections.abc import Mapping

from sdkref.profiles.generator_file import GeneratorFile
from sdkref.profiles.speakeasy.gen_file import GEN_FILE

GENERATOR_FILES: Mapping[str, GeneratorFile] = {"speakeasy": GEN_FILE, "speakeasy-2023": GEN_FILE}
USUAL = "speakeasy"
"""The profile of an SDK whose settings name a file and no profile."""
