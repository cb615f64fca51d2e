package dev.rackstate.application.workload;

import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.schedule.Scheduler;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.application.slurm.WorkloadSources;
import dev.rackstate.application.view.Published;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.Workload;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the workload again and again, keeps the last good answer with its age, and places it in the building in force.
 *
 * <p>It follows the publications of the rounds: another building or another mapping places the same answer anew, another
 * source is asked at once, and switched off it keeps nothing. A failure leaves the last good answer in place, beside the
 * reason. Readers take what is known from an atomic reference and never meet the lock, which is never held while a source
 * is asked.
 */
public final class WorkloadEngine implements ViewWorkload, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkloadEngine.class);
    private static final int STALE_AFTER_REFRESHES = 3;

    private final ViewState state;
    private final WorkloadSources adapters;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Object lock = new Object();
    private final AtomicReference<Known> known;
    private SlurmSettings settings = SlurmSettings.OFF;
    private CompiledTopology topology;
    private Duration refresh = Duration.ZERO;
    private volatile Duration staleAfter = Duration.ZERO;
    private @Nullable Asking asking;
    private @Nullable Workload workload;
    private PlacedWorkload placed;
    private @Nullable Instant fetchedAt;
    private @Nullable String trouble;
    private Scheduler.@Nullable Task task;
    private ViewState.@Nullable Subscription subscription;

    /** A source in use. It is closed when nobody waits for its answer any more. */
    private static final class Asking {
        private final WorkloadSource source;
        private boolean underWay;
        private boolean retired;

        Asking(WorkloadSource source) {
            this.source = source;
        }

        void retire() {
            retired = true;
            if (!underWay) {
                source.close();
            }
        }

        void answered() {
            underWay = false;
            if (retired) {
                source.close();
            }
        }
    }

    /** An engine that can be looked at; nothing is asked before {@link #start}. */
    public WorkloadEngine(ViewState state, WorkloadSources adapters, Scheduler scheduler, InstantSource clock) {
        this.state = state;
        this.adapters = adapters;
        this.scheduler = scheduler;
        this.clock = clock;
        this.topology = state.current().snapshot().topology();
        this.placed = PlacedWorkload.nothing(topology);
        this.known = new AtomicReference<>(new Known(settings, placed, null, null, false, null));
    }

    /** Begins to follow the configuration, and to ask when it says so. */
    public void start() {
        synchronized (lock) {
            subscription = state.subscribe(this::follow);
        }
        follow(state.current());
    }

    @Override
    public Known current() {
        Known now = known.get();
        Instant since = now.fetchedAt();
        if (now.stale() || since == null || !clock.instant().isAfter(since.plus(staleAfter))) {
            return now;
        }
        // Whoever sees it first says so; everybody gets the same object.
        known.compareAndSet(now, now.aged());
        return known.get();
    }

    /** Runs on the thread that publishes rounds: a comparison of references nearly always. */
    @SuppressWarnings(
            "ReferenceEquality") // the same building is meant; an equal one has numbers of its own all the same
    private void follow(Published published) {
        synchronized (lock) {
            if (subscription == null) {
                return;
            }
            SlurmSettings wanted = published.configuration().slurm();
            CompiledTopology building = published.snapshot().topology();
            Settings general = published.configuration().settings();
            if (wanted.equals(settings)
                    && building == topology
                    && refresh.equals(refresh(wanted, general))
                    && staleAfter.equals(staleAfter(wanted, general))) {
                return;
            }
            SlurmSettings before = settings;
            settings = wanted;
            topology = building;
            staleAfter = staleAfter(wanted, general);
            if (!wanted.asksLike(before)) {
                ask(wanted);
            }
            schedule(refresh(wanted, general));
            place();
            publish();
        }
    }

    /** Replaces the source, and forgets what the one before it told. */
    private void ask(SlurmSettings wanted) {
        if (asking != null) {
            asking.retire();
        }
        asking = null;
        workload = null;
        fetchedAt = null;
        trouble = null;
        if (!wanted.enabled()) {
            return;
        }
        try {
            asking = new Asking(adapters.open(wanted));
        } catch (IllegalArgumentException e) {
            trouble = "the settings of Slurm cannot work: " + e.getMessage();
            LOG.error("{}", trouble);
        }
        refresh = Duration.ZERO;
    }

    private void schedule(Duration wanted) {
        boolean runs = task != null;
        if (runs == (asking != null) && refresh.equals(wanted)) {
            return;
        }
        if (task != null) {
            task.close();
            task = null;
        }
        refresh = wanted;
        if (asking != null) {
            task = scheduler.every("workload", wanted, this::poll);
        }
    }

    private static Duration refresh(SlurmSettings slurm, Settings settings) {
        Duration own = slurm.pace().refresh();
        Duration rounds = settings.planner().refresh();
        if (own != null) {
            return own;
        }
        return slurm.source() == SlurmSettings.Source.SLURMRESTD
                ? longer(rounds, SlurmSettings.Pace.SLURMRESTD_REFRESH)
                : rounds;
    }

    private static Duration staleAfter(SlurmSettings slurm, Settings settings) {
        Duration own = slurm.pace().staleAfter();
        return own != null
                ? own
                : longer(
                        refresh(slurm, settings).multipliedBy(STALE_AFTER_REFRESHES),
                        settings.telemetry().staleAfter());
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Asks once. Called by the scheduler; safe to call from a test. */
    public void poll() {
        Asking asked;
        synchronized (lock) {
            asked = asking;
            if (asked == null || asked.underWay) {
                return;
            }
            asked.underWay = true;
        }
        Instant began = clock.instant();
        Workload found = null;
        String failure = null;
        try {
            found = asked.source.fetch();
        } catch (WorkloadException e) {
            failure = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("asking for the workload failed", e);
            failure = "asking for the workload failed: " + e;
        }
        synchronized (lock) {
            asked.answered();
            if (asked.retired) {
                return;
            }
            tell(failure);
            trouble = failure;
            if (found != null) {
                workload = found;
                fetchedAt = began;
                place();
            }
            publish();
        }
    }

    /** Says in the log when trouble begins, changes and ends. */
    private void tell(@Nullable String failure) {
        if (failure != null && !failure.equals(trouble)) {
            LOG.warn("the workload is not known: {}", failure);
        } else if (failure == null && trouble != null) {
            LOG.info("the workload is known again");
        }
    }

    private void place() {
        placed = workload == null
                ? PlacedWorkload.nothing(topology)
                : PlacedWorkload.of(workload, topology, settings.mapping().nodes(), settings.statuses());
    }

    private void publish() {
        Instant since = fetchedAt;
        boolean stale = since == null ? trouble != null : clock.instant().isAfter(since.plus(staleAfter));
        known.set(new Known(settings, placed, since, trouble, stale, name()));
    }

    private @Nullable String name() {
        return asking == null ? null : asking.source.name();
    }

    /** Stops asking and closes the source. */
    @Override
    public void close() {
        synchronized (lock) {
            if (subscription != null) {
                subscription.close();
                subscription = null;
            }
            if (task != null) {
                task.close();
                task = null;
            }
            if (asking != null) {
                asking.retire();
                asking = null;
            }
        }
    }
}
