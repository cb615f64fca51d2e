package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.inquiry.SampleJson;
import dev.rackstate.application.inquiry.TestExpression.Tested;
import dev.rackstate.application.slurm.SlurmMetricCatalog;
import java.util.List;

/** A Slurm metric at this moment. */
record SlurmMetricDataJson(
        @JsonPropertyDescription("The metric.") String metricId,
        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("The unit of its values; empty when none was written down.")
        String unit,

        @JsonPropertyDescription("What it speaks of.") SlurmMetricCatalog.Scope scope,

        @JsonPropertyDescription("The series as the source holds them, labels and all.")
        List<SampleJson> data,

        @JsonPropertyDescription("What is to be known beside.")
        List<String> warnings) {
    static SlurmMetricDataJson of(SlurmMetricCatalog.Metric metric, Tested tested) {
        return new SlurmMetricDataJson(
                metric.id(),
                metric.name(),
                metric.unit(),
                metric.scope(),
                tested.series().stream().map(SampleJson::of).toList(),
                tested.warnings());
    }
}
