package dev.rackstate.adapter.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads Prometheus' text format as strictly as its description is written, independently of what writes it here. */
final class ExpositionText {
    final Map<Map<String, String>, Double> samples = new LinkedHashMap<>();
    final Map<String, String> help = new LinkedHashMap<>();
    final Map<String, String> types = new LinkedHashMap<>();

    private final String text;
    private int at;

    private ExpositionText(String text) {
        this.text = text;
    }

    static ExpositionText parse(String text) {
        ExpositionText parsed = new ExpositionText(text);
        while (parsed.at < text.length()) {
            parsed.line();
        }
        return parsed;
    }

    private void line() {
        if (text.startsWith("# HELP ", at)) {
            at += 7;
            String name = until(' ');
            put(help, name, unescaped(until('\n'), false));
        } else if (text.startsWith("# TYPE ", at)) {
            at += 7;
            String name = until(' ');
            put(types, name, until('\n'));
        } else {
            sample();
        }
    }

    private void sample() {
        Map<String, String> labels = new TreeMap<>();
        int start = at;
        while (text.charAt(at) != '{' && text.charAt(at) != ' ') {
            at++;
        }
        String name = text.substring(start, at);
        if (!types.containsKey(name)) {
            throw new AssertionError("a sample of '" + name + "' before its type");
        }
        labels.put("__name__", name);
        if (text.charAt(at) == '{') {
            do {
                at++;
                String label = until('=');
                expect('"');
                put(labels, label, unescaped(quoted(), true));
            } while (text.charAt(at) == ',');
            expect('}');
        }
        expect(' ');
        String number = until('\n').replace("Inf", "Infinity");
        put(samples, labels, Double.parseDouble(number));
    }

    private static <K, V> void put(Map<K, V> map, K key, V value) {
        if (map.put(key, value) != null) {
            throw new AssertionError("second " + key);
        }
    }

    private void expect(char c) {
        if (text.charAt(at) != c) {
            throw new AssertionError("no '" + c + "' at " + at + ": " + text.substring(Math.max(0, at - 40), at + 1));
        }
        at++;
    }

    private String until(char end) {
        int stop = text.indexOf(end, at);
        String part = text.substring(at, stop);
        at = stop + 1;
        return part;
    }

    private String quoted() {
        int start = at;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return text.substring(start, at++);
    }

    private static String unescaped(String escaped, boolean quotes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\n') {
                throw new AssertionError("a bare line break in '" + escaped + "'");
            }
            if (c == '\\') {
                char next = escaped.charAt(++i);
                if (next != 'n' && next != '\\' && !(next == '"' && quotes)) {
                    throw new AssertionError("an unknown escape in '" + escaped + "'");
                }
                c = next == 'n' ? '\n' : next;
            }
            out.append(c);
        }
        return out.toString();
    }
}
