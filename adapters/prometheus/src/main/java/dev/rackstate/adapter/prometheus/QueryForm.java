package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import feign.RequestTemplate;
import feign.codec.EncodeException;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The form fields of a query, and how they are written into a request body. */
final class QueryForm implements Encoder {
    static Map<String, String> instant(PromQl query, SampleRequest request, Duration timeout) {
        Map<String, String> form = fields(query, timeout);
        if (request.at() != null) {
            form.put("time", seconds(request.at()));
        }
        return form;
    }

    static Map<String, String> range(PromQl query, TimeRange range, Duration timeout) {
        Map<String, String> form = fields(query, timeout);
        form.put("start", seconds(range.start()));
        form.put("end", seconds(range.end()));
        form.put("step", seconds(range.step()));
        // VictoriaMetrics widens a range to whole steps where its cache may answer; this keeps to what was asked for.
        form.put("nocache", "1");
        return form;
    }

    private static Map<String, String> fields(PromQl query, Duration timeout) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("query", query.text());
        form.put("timeout", seconds(timeout));
        // A cluster that misses a part of its data shall say so instead of answering with the rest, for missing data
        // would show as missing machines. The first is Thanos' word for it, the second VictoriaMetrics'; a server that
        // does not know a field ignores it.
        form.put("partial_response", "false");
        form.put("deny_partial_response", "1");
        return form;
    }

    private static String seconds(Instant moment) {
        return BigDecimal.valueOf(moment.toEpochMilli(), 3).toPlainString();
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
    }

    @Override
    public void encode(Object form, Type type, RequestTemplate template) {
        if (!(form instanceof Map<?, ?> fields)) {
            throw new EncodeException("a form is a map, not " + type);
        }
        String body = fields.entrySet().stream()
                .map(field ->
                        field.getKey() + "=" + URLEncoder.encode((String) field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        template.body(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
