package dev.rackstate.application.system;

import dev.rackstate.application.configuration.SourceSettings.Kind;
import dev.rackstate.application.plugin.Plugin;
import dev.rackstate.application.telemetry.OpenSources;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Measures the processes that the server works with.
 *
 * <p>Both are asked at once and each has three seconds; what was found is good for five, so that many who look cost no more
 * than one. While somebody measures, others get what was found before. Safe for concurrent use.
 */
public final class ProcessMeasurements implements ViewServerProcesses {
    /** The jobs under which a Prometheus may file the simulator: ours, and the established one. */
    private static final Binding SIMULATOR_JOBS = Binding.anyOf(List.of("rackstate-simulator", "simulator"));

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int BOTH = 2;

    private final OpenSources sources;
    private final ViewState state;
    private final InstantSource clock;
    private final Duration patience;
    private final ThreadPoolExecutor asking;
    private final ReentrantLock measuring = new ReentrantLock();
    private volatile @Nullable Measured latest;

    private record Measured(Instant at, ServerProcesses processes) {}

    /** Measures what these sources lead to. */
    public ProcessMeasurements(OpenSources sources, ViewState state, InstantSource clock) {
        this(sources, state, clock, PATIENCE);
    }

    /**
     * Measures what these sources lead to.
     *
     * @param patience how long an answer may take
     */
    public ProcessMeasurements(OpenSources sources, ViewState state, InstantSource clock, Duration patience) {
        this.sources = sources;
        this.state = state;
        this.clock = clock;
        this.patience = patience;
        this.asking = new ThreadPoolExecutor(BOTH, BOTH, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(BOTH), task -> {
            Thread thread = new Thread(task, "process-measurement");
            thread.setDaemon(true);
            return thread;
        });
        this.asking.allowCoreThreadTimeOut(true);
    }

    @Override
    public ServerProcesses processes() {
        Measured known = latest;
        if (known != null && (isFresh(known) || measuring.isLocked())) {
            return known.processes();
        }
        measuring.lock();
        try {
            Measured meanwhile = latest;
            if (meanwhile != null && isFresh(meanwhile)) {
                return meanwhile.processes();
            }
            ServerProcesses found = measure();
            latest = new Measured(clock.instant(), found);
            return found;
        } finally {
            measuring.unlock();
        }
    }

    private boolean isFresh(Measured measured) {
        return clock.instant().isBefore(measured.at().plus(FRESH));
    }

    private ServerProcesses measure() {
        List<OpenSources.Open> open = sources.open();
        Future<ProcessUsage> simulator = ask(() -> simulator(open));
        Future<ProcessUsage> prometheus = ask(() -> prometheus(open));
        return new ServerProcesses(answer(simulator), answer(prometheus));
    }

    private ProcessUsage simulator(List<OpenSources.Open> open) throws TelemetryException {
        if (open.stream().anyMatch(source -> source.settings().kind() == Kind.SIMULATOR)) {
            return new ProcessUsage(null, null, true, "it runs inside the backend's process");
        }
        if (!Plugin.SIMULATOR.isEnabled(state.current().configuration().document())) {
            return ProcessUsage.unavailable("the simulator is not enabled");
        }
        for (OpenSources.Open source : open) {
            if (value(source.source(), "up") == 1) {
                return ProcessUsage.of(
                        value(source.source(), "process_resident_memory_bytes"),
                        value(source.source(), "process_cpu_seconds_total"));
            }
        }
        return ProcessUsage.unavailable("no source of telemetry knows it as a target that is up");
    }

    private static double value(TelemetrySource source, String metric) throws TelemetryException {
        Samples samples = source.instant(PromQl.selector(metric, Map.of("job", SIMULATOR_JOBS)), SampleRequest.now());
        return samples.size() == 0 ? Double.NaN : samples.value(0);
    }

    private static ProcessUsage prometheus(List<OpenSources.Open> open) throws TelemetryException {
        for (OpenSources.Open source : open) {
            if (source.settings().kind() == Kind.PROMETHEUS) {
                return source.source() instanceof MeasuredServer server
                        ? server.usage()
                        : ProcessUsage.unavailable(
                                "source '" + source.settings().id() + "' cannot be used");
            }
        }
        return ProcessUsage.unavailable("no Prometheus is configured");
    }

    private Future<ProcessUsage> ask(Callable<ProcessUsage> question) {
        try {
            return asking.submit(question);
        } catch (RejectedExecutionException e) {
            FutureTask<ProcessUsage> busy =
                    new FutureTask<>(() -> ProcessUsage.unavailable("the question before is not answered yet"));
            busy.run();
            return busy;
        }
    }

    private ProcessUsage answer(Future<ProcessUsage> question) {
        try {
            return question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return ProcessUsage.unavailable(
                    e.getCause() instanceof TelemetryException failure
                            ? String.valueOf(failure.getMessage())
                            : "it could not be asked: " + e.getCause());
        } catch (TimeoutException e) {
            question.cancel(true);
            return ProcessUsage.unavailable("no answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProcessUsage.unavailable("the server is stopping");
        }
    }
}
