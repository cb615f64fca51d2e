package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Values that are only handed on, as plain Java: text, truth values, numbers, lists and maps. Nulls are left out. */
final class PlainValues {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,2})?");

    private PlainValues() {}

    static Map<String, Object> map(List<Entry> entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!entry.value().isNull()) {
                map.put(entry.key().text(), of(entry.value()));
            }
        }
        return map;
    }

    static List<Object> list(List<YamlValue> items) {
        return items.stream()
                .filter(item -> !item.isNull())
                .map(PlainValues::of)
                .toList();
    }

    private static Object of(YamlValue value) {
        if (value instanceof Mapping mapping) {
            return map(mapping.entries());
        }
        if (value instanceof Sequence sequence) {
            return list(sequence.items());
        }
        return of((Scalar) value);
    }

    private static Object of(Scalar scalar) {
        if (scalar.isBoolean()) {
            return Form.FLAG.read(scalar);
        }
        if (scalar.isNumber() && WHOLE.matcher(scalar.text()).matches()) {
            return Long.valueOf(scalar.text());
        }
        if (scalar.isNumber() && DECIMAL.matcher(scalar.text()).matches()) {
            return Double.valueOf(scalar.text());
        }
        return scalar.text();
    }
}
