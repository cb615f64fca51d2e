package dev.rackstate.adapter.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the Prometheus text format strictly, character by character, as the documentation of the format describes it;
 * anything that does not belong there is an error.
 */
final class ExpositionText {
    record Sample(String name, Map<String, String> labels, double value) {}

    private final String text;
    private int at;

    private ExpositionText(String text) {
        this.text = text;
    }

    static List<Sample> parse(String text) {
        ExpositionText reader = new ExpositionText(text);
        List<Sample> samples = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (reader.at < text.length()) {
            if (text.charAt(reader.at) == '#') {
                reader.at = text.indexOf('\n', reader.at) + 1;
            } else {
                Sample sample = reader.sample();
                if (!seen.add(sample.name() + sample.labels())) {
                    throw new IllegalArgumentException("twice: " + sample);
                }
                samples.add(sample);
            }
        }
        return samples;
    }

    private Sample sample() {
        String name = word();
        Map<String, String> labels = new HashMap<>();
        if (take('{')) {
            while (!take('}')) {
                String label = word();
                expect('=');
                expect('"');
                labels.put(label, quoted());
                take(',');
            }
        }
        expect(' ');
        int end = text.indexOf('\n', at);
        double value = Double.parseDouble(text.substring(at, end).replace("Inf", "Infinity"));
        at = end + 1;
        return new Sample(name, labels, value);
    }

    private String word() {
        int from = at;
        while (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_') {
            at++;
        }
        if (from == at) {
            throw new IllegalArgumentException("a name is expected at: " + rest());
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (!take('"')) {
            char c = text.charAt(at++);
            if (c == '\n') {
                throw new IllegalArgumentException("a line break inside quotes before: " + rest());
            }
            if (c == '\\') {
                char escaped = text.charAt(at++);
                value.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case '\\', '"' -> escaped;
                            default -> throw new IllegalArgumentException("no such escape: " + escaped);
                        });
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private boolean take(char c) {
        if (text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw new IllegalArgumentException("'" + c + "' is expected at: " + rest());
        }
    }

    private String rest() {
        return text.substring(at, Math.min(text.length(), at + 80));
    }
}
