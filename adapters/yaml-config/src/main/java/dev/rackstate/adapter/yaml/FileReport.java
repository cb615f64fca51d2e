package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with one file. Used by one thread at a time.
 *
 * <p>Text from the file never breaks the line of a message, and there is an end to the problems of one file.
 */
final class FileReport {
    private static final int MAX_PROBLEMS = 1_000;
    private static final int MAX_MESSAGE = 1_000;

    private final ProblemLog log;
    private final String file;
    private final List<Problem> problems = new ArrayList<>(0);
    private int omitted;
    private boolean hasErrors;

    FileReport(ProblemLog log, String file) {
        this.log = log;
        this.file = file;
    }

    /** What takes the problems of all files of the same load. */
    ProblemLog log() {
        return log;
    }

    /** The file as people are shown it. */
    String file() {
        return file;
    }

    void error(int line, int column, String message) {
        add(Problem.Level.ERROR, line, column, message);
    }

    void warning(int line, int column, String message) {
        add(Problem.Level.WARNING, line, column, message);
    }

    /** Takes over what an earlier load found in the same text. */
    void repeat(List<Problem> earlier) {
        problems.addAll(earlier);
        hasErrors |= earlier.stream().anyMatch(problem -> problem.level() == Problem.Level.ERROR);
    }

    private void add(Problem.Level level, int line, int column, String message) {
        hasErrors |= level == Problem.Level.ERROR;
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(level, file, line, column, oneLine(message)));
        } else {
            omitted++;
        }
    }

    private static String oneLine(String message) {
        StringBuilder out = null;
        int length = Math.min(message.length(), MAX_MESSAGE);
        for (int at = 0; at < length; at++) {
            char c = message.charAt(at);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                out = out == null ? new StringBuilder(message.substring(0, at)) : out;
                out.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : String.format("\\u%04x", (int) c));
            } else if (out != null) {
                out.append(c);
            }
        }
        String text = out == null ? message.substring(0, length) : out.toString();
        return length < message.length() ? text + "..." : text;
    }

    /** Whether any problem so far is an error. */
    boolean hasErrors() {
        return hasErrors;
    }

    /** The problems in the order in which they were found. */
    List<Problem> problems() {
        if (omitted == 0) {
            return problems;
        }
        List<Problem> all = new ArrayList<>(problems);
        Problem.Level level = hasErrors ? Problem.Level.ERROR : Problem.Level.WARNING;
        all.add(new Problem(level, file, 0, 0, omitted + " more problems of this file are not listed"));
        return all;
    }
}
