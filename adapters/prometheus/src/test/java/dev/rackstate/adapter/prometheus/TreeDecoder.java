package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The slow, obvious reading of an instant answer: a tree, checked node by node. What it cannot read is no answer.
 *
 * <p>Of a name that comes twice in an object it takes the last, where the real one refuses the answer.
 */
final class TreeDecoder {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TreeDecoder() {}

    /** A row: the requested labels, the bits of the value, the fingerprint. */
    record Row(List<Optional<String>> labels, long valueBits, long fingerprint) {}

    static List<Row> rows(Samples samples) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < samples.size(); row++) {
            List<Optional<String>> labels = new ArrayList<>();
            for (int column = 0; column < samples.labels().size(); column++) {
                labels.add(Optional.ofNullable(samples.label(column, row)));
            }
            rows.add(new Row(labels, Double.doubleToLongBits(samples.value(row)), samples.fingerprint(row)));
        }
        return rows;
    }

    /** The rows of a valid and successful answer; nothing for any other bytes. */
    static Optional<List<Row>> decode(byte[] bytes, List<String> labels) {
        try {
            JsonNode answer = MAPPER.readTree(bytes);
            if (!answer.path("status").isString()
                    || !answer.path("status").stringValue().equals("success")) {
                return Optional.empty();
            }
            JsonNode data = answer.path("data");
            JsonNode result = data.path("result");
            if (!data.path("resultType").isString() || !result.isArray() || !notesAreFine(answer)) {
                return Optional.empty();
            }
            return switch (data.path("resultType").stringValue()) {
                case "vector" -> vector(result, labels);
                case "scalar" ->
                    value(result)
                            .map(value -> List.of(new Row(
                                    labels.stream()
                                            .map(label -> Optional.<String>empty())
                                            .toList(),
                                    value,
                                    0)));
                default -> Optional.empty();
            };
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean notesAreFine(JsonNode answer) {
        JsonNode warnings = answer.path("warnings");
        boolean fine = warnings.isMissingNode() || warnings.isNull() || warnings.isArray();
        for (JsonNode warning : warnings) {
            fine &= warning.isString();
        }
        for (String member : List.of("error", "errorType")) {
            fine &= answer.path(member).isMissingNode() || answer.path(member).isString();
        }
        return fine;
    }

    private static Optional<List<Row>> vector(JsonNode result, List<String> labels) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode series : result) {
            Optional<Long> value = value(series.path("value"));
            JsonNode metric = series.path("metric");
            if (value.isEmpty() || !metric.isObject() || series.has("histogram")) {
                return Optional.empty();
            }
            Samples.Fingerprint fingerprint = new Samples.Fingerprint();
            for (var label : metric.properties()) {
                if (!label.getValue().isString()) {
                    return Optional.empty();
                }
                if (!label.getValue().stringValue().isEmpty()) {
                    fingerprint.add(label.getKey(), label.getValue().stringValue());
                }
            }
            List<Optional<String>> kept = labels.stream()
                    .map(label -> Optional.of(metric.path(label).asString("")).filter(text -> !text.isEmpty()))
                    .toList();
            rows.add(new Row(kept, value.get(), fingerprint.value()));
        }
        return Optional.of(rows);
    }

    private static Optional<Long> value(JsonNode pair) {
        if (!pair.isArray()
                || pair.size() != 2
                || !pair.get(0).isNumber()
                || !pair.get(1).isString()) {
            return Optional.empty();
        }
        String text = pair.get(1).stringValue();
        Double value = switch (text) {
            case "NaN" -> Double.NaN;
            case "Inf", "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default ->
                text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?") ? Double.valueOf(text) : null;
        };
        return Optional.ofNullable(value).map(Double::doubleToLongBits);
    }
}
