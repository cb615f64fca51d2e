package dev.rackstate.application.plugin;

import java.util.List;

/**
 * What a plugin adds to the navigation: one section.
 *
 * @param id its id, unique among the sections
 * @param label what people read
 * @param icon the name of an icon of the Lucide set
 * @param order where it stands; the lower, the higher up
 * @param items what stands in it, from the top
 */
public record Menu(String id, String label, String icon, int order, List<Item> items) {
    /** Copies the list. */
    public Menu {
        items = List.copyOf(items);
    }

    /**
     * One item.
     *
     * @param id its id, unique among the items
     * @param label what people read
     * @param path the page of the user interface it leads to
     * @param icon the name of an icon of the Lucide set
     */
    public record Item(String id, String label, String path, String icon) {}
}
