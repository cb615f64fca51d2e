package dev.rackstate.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything one run of the benchmarks found. Immutable.
 *
 * @param taken when
 * @param effort how much time was spent on each figure
 * @param machine on what
 * @param speedMillis what that computer needs for the unit of work of {@code MachineSpeed}, in milliseconds
 * @param measurements the figures
 * @param absences what was not measured, and why
 */
public record Run(
        Instant taken,
        String effort,
        MachineFacts machine,
        double speedMillis,
        List<Measurement> measurements,
        List<Absence> absences) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Copies the lists. */
    public Run {
        measurements = List.copyOf(measurements);
        absences = List.copyOf(absences);
    }

    /**
     * Something that was not measured.
     *
     * @param what which experiment
     * @param reason why
     * @param failure whether it should have worked here
     */
    public record Absence(String what, String reason, boolean failure) {}

    /** The figure with this id. */
    public Optional<Measurement> find(String id) {
        return measurements.stream()
                .filter(measurement -> measurement.id().equals(id))
                .findFirst();
    }

    /** Whether any experiment failed that should have worked. */
    public boolean hasFailures() {
        return absences.stream().anyMatch(Absence::failure);
    }

    /** Whether any figure uses more than this share of its budget, 1 being the limit. */
    public boolean exceeds(double share) {
        return measurements.stream()
                .anyMatch(m -> m.budget() != null && m.budget().used(m.value()) > share);
    }

    /** Writes the run as JSON; directories are made as needed. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads a run that {@link #write} wrote; empty when there is no such file.
     *
     * @throws IOException when the file cannot be read as one; the message names it
     */
    public static Optional<Run> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), Run.class));
        } catch (JacksonException e) {
            throw new IOException(file + " is not the result of a run: " + e.getOriginalMessage(), e);
        }
    }
}
