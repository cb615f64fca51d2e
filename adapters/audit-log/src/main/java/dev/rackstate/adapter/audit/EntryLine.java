package dev.rackstate.adapter.audit;

import dev.rackstate.application.audit.AuditEntry;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** An entry as one line of JSON. Names are snake case, times ISO 8601 and words lower case, as everywhere in the API. */
final class EntryLine {
    /** Of the difference that a change makes to one file, in characters. */
    private static final int LONGEST_TEXT = 100_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private EntryLine() {}

    /** The line without its end. No text in an entry can break it: JSON writes line ends as escapes. */
    static String of(AuditEntry entry) {
        return MAPPER.writeValueAsString(entry);
    }

    /** The entry of a line; empty when the line is damaged. */
    static Optional<AuditEntry> parse(String line) {
        try {
            return Optional.ofNullable(MAPPER.readValue(line, AuditEntry.class)).filter(EntryLine::isWhole);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(AuditEntry entry) {
        return Stream.of(
                        entry.time(),
                        entry.actor(),
                        entry.role(),
                        entry.address(),
                        entry.action(),
                        entry.target(),
                        entry.outcome(),
                        entry.detail())
                .allMatch(Objects::nonNull);
    }
}
