package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Problem;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The problems of all files of one load. Files may be opened from several threads. */
final class ProblemLog {
    private final Queue<FileReport> reports = new ConcurrentLinkedQueue<>();

    FileReport open(String file) {
        FileReport report = new FileReport(this, file);
        reports.add(report);
        return report;
    }

    /** A place of which something is found out after its file has been read. */
    Place at(Position position) {
        return new Place(open(position.file()), position.line(), position.column());
    }

    /** Every problem once, ordered by file, line and column. */
    List<Problem> all() {
        return reports.stream()
                .flatMap(report -> report.problems().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
