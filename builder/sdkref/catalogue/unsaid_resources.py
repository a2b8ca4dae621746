"""Resources of which an SDK says nothing at all, as when a page of its documentation is missing."""

from sdkref.catalogue.catalogue import Catalogue, Resource
from sdkref.catalogue.left_out import is_left_out
from sdkref.catalogue.surfaces_alone import undescribed_operations


def unsaid_resources(catalogue: Catalogue, key: str) -> tuple[Resource, ...]:
    """Return the resources of a description for whose operations an SDK has no method at all.

    `key` is that of the SDK; one that has none for any resource is another thing.
    """
    surface = next((each for each in catalogue.surfaces if each.key == key), None)
    if surface is None:
        return ()
    alone = undescribed_operations(catalogue)
    homes = {
        each.key: each.resource
        for each in catalogue.operations
        if each.key not in alone
        and not each.internal
        and not is_left_out(each.hints, surface.dialect, surface.language)
    }
    said = {homes[each.operation] for each in surface.methods if each.operation in homes}
    wanted = {*homes.values()} - said if said else set()
    return tuple(each for each in catalogue.resources if each.key in wanted)
