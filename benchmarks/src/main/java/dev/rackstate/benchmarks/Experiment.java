package dev.rackstate.benchmarks;

import dev.rackstate.benchmarks.report.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Something that is measured on its own. */
public interface Experiment {
    /** Its name on the command line. */
    String id();

    /** What it measures, in one line. */
    String what();

    /** Why it cannot run here, when it cannot: a program that is not installed, for example. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Measures.
     *
     * @param progress takes one line per step, for people who wait
     * @throws Exception when there is no figure; the message says why
     */
    List<Measurement> run(Effort effort, Consumer<String> progress) throws Exception;
}
