package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;

/** A change of the catalog that somebody asks for. Carried out by {@link CatalogEditor}. */
public sealed interface CatalogChange {
    /** The kinds of templates. */
    enum Kind {
        /** Devices. */
        DEVICE,
        /** Racks. */
        RACK,
        /** Rack infrastructure. */
        RACK_COMPONENT
    }

    /**
     * A device template is there from now on.
     *
     * @param mustBeNew whether it is refused when its id is taken; else it takes that one's place
     */
    record PutDevice(DeviceTemplate template, boolean mustBeNew) implements CatalogChange {}

    /** A rack template is there from now on. */
    record PutRack(RackTemplate template, boolean mustBeNew) implements CatalogChange {}

    /** A component template is there from now on. */
    record PutComponent(ComponentTemplate template, boolean mustBeNew) implements CatalogChange {}

    /** A template goes; refused while a rack, a device or another template uses it. */
    record Remove(Kind kind, String id) implements CatalogChange {}
}
