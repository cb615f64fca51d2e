package dev.rackstate.adapter.yaml.draft;

/** The kinds of templates. */
public enum TemplateKind {
    /** Devices. */
    DEVICE("templates", "devices", "device"),
    /** Racks. */
    RACK("rack_templates", "racks", "rack"),
    /** Rack infrastructure. */
    COMPONENT("rack_component_templates", "rack_components", "component");

    private final String key;
    private final String directory;
    private final String fallback;

    TemplateKind(String key, String directory, String fallback) {
        this.key = key;
        this.directory = directory;
        this.fallback = fallback;
    }

    /** The key of their list in a file. */
    String key() {
        return key;
    }

    /** The directory for new ones. */
    String directory() {
        return directory;
    }

    /** The name of a file whose template's id has no character that a file name may have. */
    String fallback() {
        return fallback;
    }
}
