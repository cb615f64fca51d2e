package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.inquiry.SampleJson;
import dev.rackstate.application.inquiry.TestExpression.Tested;
import java.util.List;

/** What an expression gave. */
record TestedJson(
        @JsonPropertyDescription("What was asked.") String expr,

        @JsonPropertyDescription("The answer, in the form of Prometheus' HTTP API.")
        VectorAnswerJson prometheus) {

    /** An answer in the form of Prometheus' HTTP API. */
    record VectorAnswerJson(
            @JsonPropertyDescription("Always \"success\".") String status,
            @JsonPropertyDescription("The answer.") VectorJson data,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @JsonPropertyDescription("What the source said beside it; left out when that is nothing.")
            List<String> warnings) {}

    /** Series at one moment. */
    record VectorJson(
            @JsonProperty("resultType") @JsonPropertyDescription("Always \"vector\".")
            String resultType,

            @JsonPropertyDescription("The series; at most 10000.")
            List<SampleJson> result) {}

    static TestedJson of(Tested tested) {
        List<SampleJson> samples = tested.series().stream()
                .filter(series -> series.times().length > 0)
                .map(SampleJson::of)
                .toList();
        return new TestedJson(
                tested.query().text(),
                new VectorAnswerJson("success", new VectorJson("vector", samples), tested.warnings()));
    }
}
