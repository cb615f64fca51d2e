package dev.rackstate.application.inquiry;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.inquiry.Panel.Reply;
import dev.rackstate.application.telemetry.OpenSources.Open;
import dev.rackstate.application.view.Published;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.evaluation.CheckRound;
import dev.rackstate.domain.evaluation.CheckTargets;
import dev.rackstate.domain.evaluation.Debounce;
import dev.rackstate.domain.evaluation.History;
import dev.rackstate.domain.evaluation.Portion;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries checks out: one {@link CheckRound} of its own, without a past, so that {@code for} holds nothing back and says
 * beside what it would hold.
 */
final class CheckTrial implements TryCheck {
    private final ViewState state;
    private final Panel panel;
    private final InstantSource clock;

    CheckTrial(ViewState state, Panel panel, InstantSource clock) {
        this.state = state;
        this.panel = panel;
        this.clock = clock;
    }

    @Override
    public Trial attempt(Attempt attempt) throws InquiryException {
        Published published = state.current();
        CompiledTopology topology = published.snapshot().topology();
        Settings settings = published.configuration().settings();
        Check check = attempt.check();
        int[] targets = targets(topology, published.configuration(), check, attempt.templateIds());
        List<Open> seats = seats(attempt, topology, targets);
        CheckQuestion question;
        try {
            question = new CheckQuestion(check, topology, targets, settings);
        } catch (IllegalArgumentException e) {
            throw InquiryException.invalid("the expression cannot be asked: " + e.getMessage());
        }
        List<Reply<CheckQuestion.Answer>> replies = panel.ask(seats, question::ask);
        CheckRound round = new CheckRound(
                check.heldFor(Duration.ZERO), topology, targets, History.NONE, new Debounce(), clock.millis(), 0);
        TrialReport report = new TrialReport(check, topology, targets, question.label());
        BitSet open = new BitSet();
        open.set(0, targets.length);
        for (Reply<CheckQuestion.Answer> reply : replies) {
            Portion portion = reply.open().settings().portionOf(topology, targets);
            open.andNot(portion.rows());
            CheckQuestion.Answer answer = reply.answer();
            if (answer == null) {
                round.failed(portion, reply.excuse(), true);
                report.failed(reply.excuse());
            } else {
                answer.found()
                        .forEach(part -> report.took(
                                round.answer(
                                        part.samples(),
                                        part.portion(),
                                        sample -> report.stranger(part.samples(), sample)),
                                part.samples()));
                answer.discovered().forEach(part -> round.discovered(part.samples(), part.portion()));
                answer.queries().forEach(query -> report.asked(new Asked(reply.sourceId(), query.text())));
            }
        }
        round.uncovered(new Portion(open));
        return report.of(round.finish());
    }

    private List<Open> seats(Attempt attempt, CompiledTopology topology, int[] targets) throws InquiryException {
        String checkId = attempt.check().id();
        if (attempt.sourceId() != null) {
            return List.of(panel.seat(attempt.sourceId()));
        }
        // Without any target the sources are asked all the same: what they answer shows what might be bound.
        return panel.seats(
                open -> open.settings().answersCheck(checkId)
                        && (targets.length == 0
                                || open.settings().portionOf(topology, targets).size() > 0),
                "the check '" + checkId + "' for its targets");
    }

    private static int[] targets(
            CompiledTopology topology, Configuration configuration, Check check, @Nullable Set<String> templateIds)
            throws InquiryException {
        Catalog catalog = configuration.catalog();
        if (templateIds == null) {
            return CheckTargets.of(topology, catalog, new CheckLibrary(List.of(check)))
                    .of(check);
        }
        Set<String> unknown = new TreeSet<>(templateIds);
        unknown.removeAll(Stream.of(
                        catalog.deviceTemplates().stream().map(DeviceTemplate::id),
                        catalog.rackTemplates().stream().map(RackTemplate::id),
                        catalog.componentTemplates().stream().map(ComponentTemplate::id))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet()));
        if (!unknown.isEmpty()) {
            throw InquiryException.invalid("there is no template " + new ArrayList<>(unknown));
        }
        return CheckTargets.of(topology, catalog, check, templateIds);
    }
}
