package dev.rackstate.adapter.http.catalog;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.DescribedAs;
import dev.rackstate.adapter.http.json.InvalidBodyException;
import dev.rackstate.adapter.http.json.RequestBodies;
import dev.rackstate.domain.edit.CatalogChange;
import dev.rackstate.domain.edit.CatalogChange.PutComponent;
import dev.rackstate.domain.edit.CatalogChange.PutDevice;
import dev.rackstate.domain.edit.CatalogChange.PutRack;
import java.util.Map;

/** A template that somebody sends, and of which kind it is. */
record TemplateRequestJson(
        @JsonPropertyDescription("Of which kind the template is.")
        CatalogChange.Kind kind,

        @JsonPropertyDescription("The template of that kind.")
        @DescribedAs({DeviceTemplateJson.class, RackTemplateJson.class, ComponentTemplateJson.class})
        Map<String, Object> template) {
    /** The id of the template, and the change that puts it into the catalog. */
    record Read(String id, CatalogChange put) {}

    /**
     * Holds the template against the record of its kind.
     *
     * @param mustBeNew whether its id must not be taken
     * @param place where the template stands in the request, for the errors
     * @throws InvalidBodyException when it is not what the record takes
     */
    Read read(boolean mustBeNew, String... place) throws InvalidBodyException {
        return switch (kind) {
            case DEVICE -> {
                DeviceTemplateJson read = RequestBodies.read(template, DeviceTemplateJson.class, place);
                yield new Read(read.id(), new PutDevice(read.template(), mustBeNew));
            }
            case RACK -> {
                RackTemplateJson read = RequestBodies.read(template, RackTemplateJson.class, place);
                yield new Read(read.id(), new PutRack(read.template(), mustBeNew));
            }
            case RACK_COMPONENT -> {
                ComponentTemplateJson read = RequestBodies.read(template, ComponentTemplateJson.class, place);
                yield new Read(read.id(), new PutComponent(read.template(), mustBeNew));
            }
        };
    }
}
