package dev.rackstate.adapter.http.catalog;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.domain.catalog.Catalog;
import java.util.List;

/** All hardware templates. */
record CatalogJson(
        @JsonPropertyDescription("The device templates in file order.")
        List<DeviceTemplateJson> deviceTemplates,

        @JsonPropertyDescription("The rack templates in file order.")
        List<RackTemplateJson> rackTemplates,

        @JsonPropertyDescription("The component templates in file order.")
        List<ComponentTemplateJson> rackComponentTemplates) {
    static CatalogJson of(Catalog catalog) {
        return new CatalogJson(
                catalog.deviceTemplates().stream().map(DeviceTemplateJson::of).toList(),
                catalog.rackTemplates().stream().map(RackTemplateJson::of).toList(),
                catalog.componentTemplates().stream()
                        .map(ComponentTemplateJson::of)
                        .toList());
    }
}
