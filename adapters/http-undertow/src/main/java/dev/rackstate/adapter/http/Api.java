package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.alert.AlertsRoutes;
import dev.rackstate.adapter.http.audit.AuditRoutes;
import dev.rackstate.adapter.http.catalog.CatalogRoutes;
import dev.rackstate.adapter.http.check.CheckRoutes;
import dev.rackstate.adapter.http.configuration.ConfigurationRoutes;
import dev.rackstate.adapter.http.documentation.DocumentationRoutes;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.explain.ExplainRoutes;
import dev.rackstate.adapter.http.identity.AccessControl;
import dev.rackstate.adapter.http.identity.IdentityRoutes;
import dev.rackstate.adapter.http.log.LogRoutes;
import dev.rackstate.adapter.http.log.LogStreams;
import dev.rackstate.adapter.http.maintenance.MaintenanceIds;
import dev.rackstate.adapter.http.maintenance.MaintenanceRoutes;
import dev.rackstate.adapter.http.message.Cors;
import dev.rackstate.adapter.http.metriclibrary.MetricLibraryRoutes;
import dev.rackstate.adapter.http.metrics.MetricsRoutes;
import dev.rackstate.adapter.http.metrics.RequestMetrics;
import dev.rackstate.adapter.http.metrics.RoundMetrics;
import dev.rackstate.adapter.http.plugin.PluginRoutes;
import dev.rackstate.adapter.http.readiness.ReadinessRoutes;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteTable;
import dev.rackstate.adapter.http.route.Workers;
import dev.rackstate.adapter.http.simulator.SimulatorRoutes;
import dev.rackstate.adapter.http.slurm.SlurmRoutes;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.state.PlaceStateRoutes;
import dev.rackstate.adapter.http.state.RackStateRoutes;
import dev.rackstate.adapter.http.stats.StatisticsRoutes;
import dev.rackstate.adapter.http.stream.StateStreams;
import dev.rackstate.adapter.http.stream.StreamRoutes;
import dev.rackstate.adapter.http.system.SystemRoutes;
import dev.rackstate.adapter.http.timeseries.MetricDataRoutes;
import dev.rackstate.adapter.http.topology.TopologyRoutes;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.view.Published;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything behind the listener, put together: the routes of all concepts and what they share. */
final class Api implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    /** Threads that wait cost little more than their stacks, and what they wait for has bounds of its own. */
    private static final int WAITERS = 32;

    private static final int WAITING_QUEUE = 64;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Workers workers;
    private final Workers waiters;
    private final StateStreams streams;
    private final LogStreams logStreams;
    private final RouteTable table;
    private final Dispatcher dispatcher;
    private final List<AutoCloseable> subscriptions;

    /**
     * An API.
     *
     * @param more routes beside those of this module
     */
    Api(Ports ports, Settings.Server settings, Limits limits, List<Route> more) {
        Published first = ports.state().current();
        workers = new Workers("rackstate-http-worker-", limits.workers(), limits.queue());
        waiters = new Workers("rackstate-http-waiter-", WAITERS, WAITING_QUEUE);
        streams = new StateStreams(first, limits.streams(), limits.heartbeat());
        logStreams = new LogStreams(ports.operation().logs(), limits.heartbeat(), limits.logStream());
        DocumentationRoutes documentation = new DocumentationRoutes();
        List<Route> routes = new ArrayList<>(routes(ports, documentation));
        routes.addAll(more);
        table = new RouteTable(routes, settings.urlPrefix());
        documentation.describe(table, settings.urlPrefix(), ports.version());
        dispatcher = new Dispatcher(
                table,
                new AccessControl(ports.identity().callers(), settings.access().trustedProxies()),
                workers,
                waiters,
                new Cors(settings.corsOrigins()),
                new RequestMetrics(registry),
                limits);
        MetricsRoutes.register(
                registry, ports.state(), ports.telemetry(), ports.workload(), ports.clock(), ports.version());
        GaugeWithCallback.builder()
                .name("rackstate_http_event_streams")
                .help("Event streams that are open.")
                .callback(callback -> callback.call(openStreams()))
                .register(registry);
        subscriptions = List.of(
                ports.state().subscribe(new RoundMetrics(registry, first)),
                ports.state().subscribe(streams));
    }

    private List<Route> routes(Ports ports, DocumentationRoutes documentation) {
        Publications publications = new Publications(ports.state());
        Edits edits = new Edits(ports.editing());
        List<Route> routes = new ArrayList<>();
        routes.addAll(TopologyRoutes.routes(publications, edits));
        routes.addAll(CatalogRoutes.routes(publications, edits));
        routes.addAll(
                MaintenanceRoutes.routes(publications, edits, ports.clock(), new MaintenanceIds(new SecureRandom())));
        routes.addAll(CheckRoutes.routes(publications, ports.files(), edits, ports.inquiries()));
        routes.addAll(MetricLibraryRoutes.routes(publications, ports.files(), edits));
        routes.addAll(MetricDataRoutes.routes(ports.inquiries().metricData(), ports.clock()));
        routes.addAll(SlurmRoutes.routes(
                publications, ports.workload(), edits, ports.inquiries().expressions(), ports.clock()));
        routes.addAll(PlaceStateRoutes.routes(publications));
        routes.addAll(RackStateRoutes.routes(publications));
        routes.addAll(AlertsRoutes.routes(publications));
        routes.addAll(ExplainRoutes.routes(publications));
        routes.addAll(StatisticsRoutes.routes(publications, ports.telemetry()));
        routes.addAll(StreamRoutes.routes(streams));
        routes.addAll(IdentityRoutes.routes(ports.identity()));
        routes.addAll(AuditRoutes.routes(ports.audit()));
        routes.addAll(SimulatorRoutes.routes(ports.simulation(), ports.clock()));
        routes.addAll(operation(ports, publications, edits));
        routes.addAll(ReadinessRoutes.routes(ports.state(), ports.telemetry(), ports.clock(), ports.version()));
        routes.addAll(MetricsRoutes.routes(ports.state(), registry));
        routes.addAll(documentation.routes());
        return routes;
    }

    private List<Route> operation(Ports ports, Publications publications, Edits edits) {
        Operation operation = ports.operation();
        List<Route> routes = new ArrayList<>();
        routes.addAll(ConfigurationRoutes.routes(
                ports.state(),
                publications,
                edits,
                operation.profiles(),
                operation.startProfile(),
                operation.environment()));
        routes.addAll(PluginRoutes.routes(publications, edits));
        routes.addAll(SystemRoutes.routes(
                operation.process(), operation.processes(), operation.restart(), ports.clock(), ports.version()));
        routes.addAll(LogRoutes.routes(operation.logs(), logStreams, operation.audit()));
        return routes;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    RouteTable table() {
        return table;
    }

    int openStreams() {
        return streams.open() + logStreams.open();
    }

    /** Turns away what comes from now on and ends what does not end by itself. */
    void stop() {
        dispatcher.stop();
        streams.close();
        logStreams.close();
    }

    @Override
    public void close() {
        for (AutoCloseable subscription : subscriptions) {
            try {
                subscription.close();
            } catch (Exception e) {
                LOG.warn("a subscription did not end", e);
            }
        }
        streams.close();
        logStreams.close();
        workers.close();
        waiters.close();
    }
}
