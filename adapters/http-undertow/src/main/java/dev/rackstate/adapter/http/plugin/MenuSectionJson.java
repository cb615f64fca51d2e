package dev.rackstate.adapter.http.plugin;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.plugin.Menu;
import java.util.List;

/** A section of the navigation. */
record MenuSectionJson(
        @JsonPropertyDescription("Its id.") String id,

        @JsonPropertyDescription("What people read.") String label,

        @JsonPropertyDescription("The name of an icon of the Lucide set.")
        String icon,

        @JsonPropertyDescription("Where it stands; the lower, the higher up.")
        int order,

        @JsonPropertyDescription("What stands in it, from the top.")
        List<MenuItemJson> items) {
    static MenuSectionJson of(Menu menu) {
        return new MenuSectionJson(
                menu.id(),
                menu.label(),
                menu.icon(),
                menu.order(),
                menu.items().stream()
                        .map(item -> new MenuItemJson(item.id(), item.label(), item.path(), item.icon()))
                        .toList());
    }

    /** An item. */
    record MenuItemJson(
            @JsonPropertyDescription("Its id.") String id,

            @JsonPropertyDescription("What people read.") String label,

            @JsonPropertyDescription("The page of the user interface it leads to.")
            String path,

            @JsonPropertyDescription("The name of an icon of the Lucide set.")
            String icon) {}
}
