package dev.rackstate.domain.health;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Configuration text of the form {@code name} or {@code name(argument, ...)}, taken apart. */
record Call(String text, String name, List<String> arguments, String what, String allowed) {

    static Call parse(String text, String what, String allowed) {
        String trimmed = text.strip();
        int open = trimmed.indexOf('(');
        if (open < 0) {
            return new Call(text, normal(trimmed), List.of(), what, allowed);
        }
        Call call = new Call(text, normal(trimmed.substring(0, open)), List.of(), what, allowed);
        if (!trimmed.endsWith(")")) {
            throw call.unknown();
        }
        String inner = trimmed.substring(open + 1, trimmed.length() - 1);
        List<String> arguments =
                Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
        return new Call(text, call.name(), arguments, what, allowed);
    }

    private static String normal(String name) {
        return name.replaceAll("[-_\\s]", "").toLowerCase(Locale.ROOT);
    }

    <T> T without(T value) {
        if (!arguments.isEmpty()) {
            throw unknown();
        }
        return value;
    }

    String only() {
        if (arguments.size() != 1) {
            throw unknown();
        }
        return arguments.get(0);
    }

    int number() {
        Amount amount = Amount.parse(only());
        if (amount.percent()) {
            throw unknown();
        }
        return amount.value();
    }

    IllegalArgumentException unknown() {
        return new IllegalArgumentException("'" + text + "' is not " + what + "; allowed: " + allowed);
    }
}
