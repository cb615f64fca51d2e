package dev.rackstate.adapter.http.configuration;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.view.ConfigurationStatus;
import java.util.List;

/** What the latest attempt to load the configuration found wrong. */
record ConfigurationProblemsJson(
        @JsonUnwrapped ConfigurationStatusJson status,

        @JsonPropertyDescription("The problems, ordered by file, line and column.")
        List<ProblemJson> problems) {
    static ConfigurationProblemsJson of(ConfigurationStatus status) {
        return new ConfigurationProblemsJson(
                ConfigurationStatusJson.of(status),
                status.problems().stream().map(ProblemJson::of).toList());
    }

    /** Something wrong with the configuration. */
    record ProblemJson(
            @JsonPropertyDescription("error: not used; warning: used, but probably not meant so.")
            Problem.Level level,

            @JsonPropertyDescription("The file.") String file,

            @JsonPropertyDescription("The line, from 1; 0 when the file as a whole is the problem.")
            int line,

            @JsonPropertyDescription("The column, from 1; 0 when the file as a whole is the problem.")
            int column,

            @JsonPropertyDescription("What is wrong, the value, and what is allowed.")
            String message) {
        static ProblemJson of(Problem problem) {
            return new ProblemJson(
                    problem.level(), problem.file(), problem.line(), problem.column(), problem.message());
        }
    }
}
