package dev.rackstate.application.round;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.editing.ConfigurationInForce;
import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.application.schedule.Scheduler;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.telemetry.OpenSources;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TelemetrySources;
import dev.rackstate.application.view.ConfigurationStatus;
import dev.rackstate.application.view.Published;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import dev.rackstate.domain.evaluation.CheckRound;
import dev.rackstate.domain.maintenance.Coverage;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the rounds, keeps the configuration in force, and publishes what is true now.
 *
 * <p>Rounds run in the background, one at a time. A round asks all its questions without holding a lock; answers are
 * taken in, configurations swapped and snapshots published under one. A configuration that arrives while a round is
 * under way does not stop it: what it finds is carried over, so that edits in quick succession never starve the rounds.
 * Only when the sources are other ones are the answers dropped. Readers take the latest {@link Published} from a volatile
 * field and never meet the lock.
 */
public final class RoundEngine
        implements ViewState, ViewTelemetryStatistics, OpenSources, ConfigurationInForce, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoundEngine.class);
    private static final Duration MAINTENANCE_PACE = Duration.ofSeconds(1);
    /** However fast changes come, the sources are asked no more often than this. */
    private static final Duration ROUNDS_APART = Duration.ofSeconds(2);

    private final ConfigurationStore store;
    private final TelemetrySources adapters;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Object lock = new Object();
    private final List<Consumer<Published>> listeners = new CopyOnWriteArrayList<>();
    private final List<Scheduler.Task> tasks = new ArrayList<>();
    private @Nullable AutoCloseable watch;
    private final TelemetryTally tally;
    private Evaluation evaluation;
    private ConfigurationStatus status;
    private final List<OpenSource> retired = new ArrayList<>();
    private boolean roundUnderWay;
    private long version;
    private volatile Published published;

    private RoundEngine(
            ConfigurationStore store,
            TelemetrySources adapters,
            InstantSource clock,
            Scheduler scheduler,
            ViewWorkload workload,
            Configuration configuration) {
        this.store = store;
        this.adapters = adapters;
        this.clock = clock;
        this.scheduler = scheduler;
        this.tally = new TelemetryTally(configuration.settings().telemetry().latencyWindow());
        Instant now = clock.instant();
        this.evaluation = Evaluation.first(configuration, open(configuration, List.of()), workload, now);
        this.status = new ConfigurationStatus(now, now, true, configuration.problems());
        this.published = new Published(configuration, status, evaluation.snapshot(version, now));
    }

    /**
     * Loads the configuration and makes an engine that can be looked at; nothing runs before {@link #start}.
     *
     * @throws ConfigurationException when no part of the configuration can be used
     */
    public static RoundEngine load(
            ConfigurationStore store, TelemetrySources adapters, InstantSource clock, Scheduler scheduler)
            throws ConfigurationException {
        return load(store, adapters, clock, scheduler, ViewWorkload.NONE);
    }

    /**
     * The same where Slurm's states may count in health.
     *
     * @param workload looked at under the engine's lock, once a round and when the configuration changes; must not wait
     */
    public static RoundEngine load(
            ConfigurationStore store,
            TelemetrySources adapters,
            InstantSource clock,
            Scheduler scheduler,
            ViewWorkload workload)
            throws ConfigurationException {
        return new RoundEngine(store, adapters, clock, scheduler, workload, store.load());
    }

    /** Begins to run rounds, to ping the sources and to watch the configuration. */
    public void start() {
        synchronized (lock) {
            watch = store.watch(this::reload);
            schedule();
        }
    }

    private void schedule() {
        Duration refresh = evaluation.configuration().settings().planner().refresh();
        Duration heartbeat = evaluation.configuration().settings().telemetry().heartbeat();
        tasks.add(scheduler.every("round", refresh, this::round));
        tasks.add(scheduler.every("heartbeat", heartbeat, this::ping));
        tasks.add(scheduler.every("maintenance", MAINTENANCE_PACE, this::followMaintenances));
    }

    /** Opens the sources of a configuration; those that stay the same are kept with their connections. */
    private List<OpenSource> open(Configuration configuration, List<OpenSource> before) {
        List<OpenSource> sources = new ArrayList<>();
        for (SourceSettings settings : configuration.settings().telemetry().sources()) {
            OpenSource kept = before.stream()
                    .filter(source -> source.settings().equals(settings))
                    .findFirst()
                    .orElse(null);
            sources.add(kept != null ? kept : open(configuration, settings));
        }
        return sources;
    }

    private OpenSource open(Configuration configuration, SourceSettings settings) {
        TelemetrySource source;
        try {
            source = adapters.open(settings, configuration);
        } catch (IllegalArgumentException e) {
            LOG.error("source '{}' cannot be used: {}", settings.id(), e.getMessage());
            source = new UnusableSource(settings.id(), "its settings cannot work: " + e.getMessage());
        }
        return new OpenSource(
                settings,
                source,
                clock,
                configuration.settings().planner().queryConcurrency(),
                configuration.settings().telemetry().latencyWindow());
    }

    /**
     * Reads the configuration again and puts it in force, unless it brings errors that the one in force does not have:
     * then the one in force stays, and the problems are published.
     */
    public void reload() {
        Configuration loaded;
        List<Problem> problems;
        try {
            loaded = store.load();
            problems = loaded.problems();
        } catch (ConfigurationException e) {
            loaded = null;
            problems = e.problems();
        }
        synchronized (lock) {
            Instant now = clock.instant();
            if (loaded == null || bringsErrors(loaded)) {
                LOG.error("the configuration is not put in force: {}", firstError(problems));
                status = new ConfigurationStatus(status.inForceSince(), now, false, problems);
                publish(published.snapshot().time());
                return;
            }
            swap(loaded, now);
        }
    }

    private boolean bringsErrors(Configuration loaded) {
        Set<String> known = errors(evaluation.configuration().problems());
        return !known.containsAll(errors(loaded.problems()));
    }

    /** Errors by file and text: the same error on another line is no new one. */
    private static Set<String> errors(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.level() == Problem.Level.ERROR)
                .map(problem -> problem.file() + ": " + problem.message())
                .collect(Collectors.toSet());
    }

    private static String firstError(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.level() == Problem.Level.ERROR)
                .findFirst()
                .map(Problem::toString)
                .orElse("no reason given");
    }

    private void swap(Configuration loaded, Instant now) {
        Configuration before = evaluation.configuration();
        boolean asksTheSame = asksTheSame(before, loaded) && keepsItsShape(loaded, now);
        if (!asksTheSame) {
            replaceEvaluation(loaded, now);
        }
        status = new ConfigurationStatus(now, now, true, loaded.problems());
        LOG.info("configuration in force: {} entities", evaluation.topology().size());
        publish(published.snapshot().time());
        boolean answeredTheSame = asksTheSame && before.simulation().equals(loaded.simulation());
        if (answeredTheSame || tasks.isEmpty()) {
            return;
        }
        if (samePace(before, loaded)) {
            tasks.forEach(task -> task.runSoon(ROUNDS_APART));
        } else {
            tasks.forEach(Scheduler.Task::close);
            tasks.clear();
            schedule();
        }
    }

    /** Goes on with what was found when the building has the same entities as before; names and reducers may differ. */
    private boolean keepsItsShape(Configuration loaded, Instant now) {
        if (evaluation.configuration().topology().equals(loaded.topology())) {
            evaluation.rename(loaded);
            return true;
        }
        CompiledTopology topology = CompiledTopology.of(loaded.topology());
        if (!evaluation.topology().hasShapeOf(topology)) {
            return false;
        }
        evaluation = Evaluation.rewritten(evaluation, loaded, topology, now);
        return true;
    }

    private void replaceEvaluation(Configuration loaded, Instant now) {
        Evaluation before = evaluation;
        List<OpenSource> sources = open(loaded, before.sources());
        evaluation = Evaluation.after(before, loaded, sources, now);
        before.sources().stream().filter(source -> !sources.contains(source)).forEach(retired::add);
        if (!roundUnderWay) {
            closeRetired();
        }
    }

    /** Closes the sources that were replaced, unless a round still waits for their answers: it does so at its end. */
    private void closeRetired() {
        retired.forEach(OpenSource::close);
        retired.clear();
    }

    /** Whether rounds under both configurations ask the same questions of equal buildings, and mean the same by answers. */
    private static boolean asksTheSame(Configuration before, Configuration now) {
        return before.settings().equals(now.settings())
                && before.catalog().equals(now.catalog())
                && before.checks().equals(now.checks())
                && before.metrics().equals(now.metrics())
                && before.slurm().countsLike(now.slurm());
    }

    @Override
    public void adopt(Configuration configuration) {
        synchronized (lock) {
            swap(configuration, clock.instant());
        }
    }

    @Override
    public StateDifference preview(Configuration configuration) {
        synchronized (lock) {
            Instant now = clock.instant();
            Evaluation then = Evaluation.after(evaluation, configuration, evaluation.sources(), now);
            return StatePreview.between(evaluation.snapshot(version, now), then.snapshot(version, now));
        }
    }

    @Override
    public List<Open> open() {
        synchronized (lock) {
            return evaluation.sources().stream()
                    .map(source -> new Open(source.settings(), source.source()))
                    .toList();
        }
    }

    private static boolean samePace(Configuration before, Configuration now) {
        return before.settings()
                        .planner()
                        .refresh()
                        .equals(now.settings().planner().refresh())
                && before.settings()
                        .telemetry()
                        .heartbeat()
                        .equals(now.settings().telemetry().heartbeat());
    }

    /** Runs one round now: asks, judges, propagates and publishes. Called by the scheduler; safe to call from a test. */
    public void round() {
        try {
            Evaluation asked;
            synchronized (lock) {
                asked = evaluation;
                roundUnderWay = true;
            }
            try {
                run(asked);
            } finally {
                synchronized (lock) {
                    roundUnderWay = false;
                    closeRetired();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the round failed; the snapshot before it stays", e);
        }
    }

    private void run(Evaluation asked) throws InterruptedException {
        Instant now = clock.instant();
        long started = System.nanoTime();
        QueryRound round =
                new QueryRound(tally, asked.configuration().settings().planner().queryConcurrency());
        List<CheckRound> checks = new ArrayList<>();
        List<MetricPlan.Gathering> gatherings = new ArrayList<>();
        synchronized (lock) {
            long staleAfter =
                    asked.configuration().settings().telemetry().staleAfter().toMillis();
            for (CheckPlan plan : asked.checks()) {
                CheckRound check = plan.begin(now.toEpochMilli(), staleAfter);
                checks.add(check);
                ask(round, plan, check);
            }
            if (measurementsDue(asked, now)) {
                asked.metrics().forEach(plan -> gatherings.add(ask(round, plan)));
            }
        }
        if (!round.takeAll(lock, () -> isWanted(asked))) {
            return;
        }
        synchronized (lock) {
            if (!isWanted(asked)) {
                return;
            }
            List<CheckColumn> found = checks.stream().map(CheckRound::finish).toList();
            if (!gatherings.isEmpty()) {
                asked.measured(gatherings, now);
            }
            asked.forgetOldMeasurements(now);
            asked.conclude(found, now);
            if (evaluation != asked) {
                evaluation = evaluation.continuedFrom(asked, now);
            }
            tally.round(new Round(
                    now,
                    Duration.ofNanos(System.nanoTime() - started),
                    asked.checks().stream()
                            .mapToInt(plan -> plan.targets().length)
                            .sum(),
                    round.queries(),
                    round.failures(),
                    round.series(),
                    asked.configuration().settings().planner().maxIdsPerQuery()));
            publish(now);
        }
    }

    /** Whether the answers to a round still mean something: the sources are asked as when it began. */
    private boolean isWanted(Evaluation asked) {
        return evaluation == asked
                || evaluation
                        .configuration()
                        .settings()
                        .telemetry()
                        .equals(asked.configuration().settings().telemetry());
    }

    private static boolean measurementsDue(Evaluation asked, Instant now) {
        Instant last = asked.metricsTime();
        return last == null
                || !last.plus(asked.configuration().settings().cache().metrics())
                        .isAfter(now);
    }

    private static void ask(QueryRound round, CheckPlan plan, CheckRound check) {
        round.ask(plan.shares(), plan.request(), check::answer, check::failed);
        QueryRound.Answered discovered = (samples, portion) -> {
            check.discovered(samples, portion);
            return samples.size();
        };
        round.ask(plan.discovery(), plan.request(), discovered, check::failed);
    }

    private static MetricPlan.Gathering ask(QueryRound round, MetricPlan plan) {
        MetricPlan.Gathering gathering = plan.begin();
        round.ask(
                plan.shares(),
                plan.request(),
                gathering::answer,
                (portion, message, sourceTrouble) -> LOG.debug("a measurement is missing this time: {}", message));
        return gathering;
    }

    /** Asks every source for a constant, so that its condition is known even where no check asks it anything. */
    private void ping() {
        List<OpenSource> sources;
        synchronized (lock) {
            sources = evaluation.sources();
        }
        for (OpenSource source : sources) {
            try {
                source.ask(PromQl.ping(), SampleRequest.now(), tally);
            } catch (TelemetryException e) {
                LOG.debug("source '{}' does not answer: {}", source.settings().id(), e.getMessage());
            }
        }
    }

    /** Publishes when a maintenance has begun or expired. */
    private void followMaintenances() {
        synchronized (lock) {
            Instant next = published.coverage().nextChange();
            if (next != null && !clock.instant().isBefore(next)) {
                publish(published.snapshot().time());
            }
        }
    }

    /** Publishes under the lock, so that listeners hear of publications in order. */
    private void publish(Instant time) {
        version++;
        Coverage coverage =
                Coverage.of(evaluation.configuration().maintenances(), evaluation.topology(), clock.instant());
        Published next =
                new Published(evaluation.configuration(), status, evaluation.snapshot(version, time), coverage);
        published = next;
        for (Consumer<Published> listener : listeners) {
            try {
                listener.accept(next);
            } catch (RuntimeException e) {
                LOG.error("a listener failed", e);
            }
        }
    }

    @Override
    public Published current() {
        return published;
    }

    @Override
    public Subscription subscribe(Consumer<Published> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Statistics statistics() {
        return tally.statistics(published.configuration().settings().telemetry().heartbeat());
    }

    /** Stops the rounds and closes the sources. */
    @Override
    public void close() {
        synchronized (lock) {
            if (watch != null) {
                try {
                    watch.close();
                } catch (Exception e) {
                    LOG.warn("the watch over the configuration did not end", e);
                }
            }
            tasks.forEach(Scheduler.Task::close);
            tasks.clear();
            closeRetired();
            evaluation.sources().forEach(OpenSource::close);
        }
    }
}
