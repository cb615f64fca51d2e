package dev.rackstate.adapter.yaml.text;

/** A text that is not YAML of the kind the configuration uses, or a value that no such text stands for. */
public final class YamlTextException extends Exception {
    private static final long serialVersionUID = 1L;

    YamlTextException(String message) {
        super(message);
    }
}
