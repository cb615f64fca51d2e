package dev.rackstate.domain.scenario;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.Alert;
import dev.rackstate.domain.snapshot.Finding;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line that says what should be true now. */
final class Claim {
    private static final String KINDS = "(site|room|aisle|rack|device|node)";
    private static final Pattern STATE = Pattern.compile(KINDS + " (\\S+) is ([A-Z]+)"
            + "(?: since (\\S+?))?(?: because ([a-z ]+?))?(?:, ([A-Z]+) seen)?(?:, last known ([A-Z]+))?");
    private static final Pattern VIRTUAL =
            Pattern.compile("virtual node (\\S+) is ([A-Z]+)(?: because ([a-z ]+?))?(?:, ([A-Z]+) seen)?");
    private static final Pattern EVERYTHING = Pattern.compile("everything is ([A-Z]+)");
    private static final Pattern WITNESS = Pattern.compile("the witness of " + KINDS + " (\\S+) is (.+)");
    private static final Pattern ALERTS = Pattern.compile("the alerts are (.+)");
    private static final String NO_ALERTS = "there are no alerts";

    private final Snapshot snapshot;
    private final CompiledTopology topology;
    private final Line line;

    Claim(Snapshot snapshot, Line line) {
        this.snapshot = snapshot;
        this.topology = snapshot.topology();
        this.line = line;
    }

    void check(String text) {
        Matcher state = STATE.matcher(text);
        Matcher virtual = VIRTUAL.matcher(text);
        Matcher everything = EVERYTHING.matcher(text);
        Matcher witness = WITNESS.matcher(text);
        Matcher alerts = ALERTS.matcher(text);
        if (virtual.matches()) {
            virtualNode(virtual);
        } else if (state.matches()) {
            state(state);
        } else if (everything.matches()) {
            same(everything.group(1), snapshot.overall().name());
        } else if (witness.matches()) {
            witness(witness);
        } else if (alerts.matches()) {
            same(alerts.group(1), alerts());
        } else if (text.equals(NO_ALERTS)) {
            same("", alerts());
        } else {
            throw line.wrong("'" + text + "' is not understood; allowed: rack NAME is STATE since 30s because REASON,"
                    + " virtual node NAME is STATE, everything is STATE, the witness of room NAME is node A, node B"
                    + " or nothing, the alerts are node A CRIT, rack B WARN, there are no alerts");
        }
    }

    private void same(String claimed, String actual) {
        if (!claimed.equals(actual)) {
            throw line.untrue(actual.isEmpty() ? "there is none" : "it is " + actual);
        }
    }

    private void state(Matcher m) {
        int entity = Stage.find(topology, line, Stage.kind(m.group(1)), m.group(2));
        same(Stage.state(line, m.group(3)).name(), snapshot.state(entity).name());
        if (m.group(4) != null) {
            Instant since = Instant.ofEpochSecond(Stage.seconds(line, m.group(4)));
            if (!snapshot.since(entity).equals(since)) {
                throw line.untrue("it is so since " + snapshot.since(entity).getEpochSecond() + "s");
            }
        }
        List<Finding> findings = snapshot.findings(entity).stream()
                .filter(finding -> finding.virtualNode() == null)
                .toList();
        because(findings, m.group(5), m.group(6), m.group(7));
    }

    private void virtualNode(Matcher m) {
        List<Finding> findings = topology.all(EntityKind.NODE)
                .boxed()
                .flatMap(node -> snapshot.findings(node).stream())
                .filter(finding -> m.group(1).equals(finding.virtualNode()))
                .toList();
        if (findings.size() != 1) {
            throw line.untrue("there are " + findings.size() + " of that name");
        }
        same(Stage.state(line, m.group(2)).name(), findings.get(0).state().name());
        because(findings, m.group(3), m.group(4), null);
    }

    /** Whether one of the findings has all of this; null stands for anything. */
    private void because(
            List<Finding> findings, @Nullable String reason, @Nullable String seen, @Nullable String lastKnown) {
        boolean claimed = reason != null || seen != null || lastKnown != null;
        if (claimed
                && findings.stream()
                        .noneMatch(finding -> matches(reason, words(finding))
                                && matches(seen, finding.observed().name())
                                && matches(lastKnown, word(finding.lastKnown())))) {
            throw line.untrue("the reasons are: "
                    + findings.stream()
                            .map(finding -> words(finding) + ", " + finding.observed() + " seen, last known "
                                    + word(finding.lastKnown()))
                            .collect(Collectors.joining("; ")));
        }
    }

    private static boolean matches(@Nullable String claimed, String actual) {
        return claimed == null || claimed.equals(actual);
    }

    private static String words(Finding finding) {
        return finding.reason().word().replace('_', ' ');
    }

    private static String word(@Nullable HealthState state) {
        return state == null ? "nothing" : state.name();
    }

    private void witness(Matcher m) {
        int entity = Stage.find(topology, line, Stage.kind(m.group(1)), m.group(2));
        String actual = snapshot.witness(entity).stream()
                .map(finding -> topology.kind(finding.entity()).word() + " " + topology.id(finding.entity()))
                .collect(Collectors.joining(", "));
        same(m.group(3), actual.isEmpty() ? "nothing" : actual);
    }

    private String alerts() {
        return snapshot.alerts().stream().map(this::words).collect(Collectors.joining(", "));
    }

    private String words(Alert alert) {
        return alert.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + (alert.virtualNode() == null ? topology.id(alert.entity()) : alert.virtualNode()) + " "
                + alert.state();
    }
}
