package dev.rackstate.adapter.http.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rackstate.adapter.http.system.OwnProcess;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/** The process and its Java machine, under the names that Prometheus client libraries commonly use. */
final class ProcessMetrics {
    private static final double MILLIS = 1e3;

    private ProcessMetrics() {}

    static void register(PrometheusRegistry registry) {
        registerProcess(registry);
        registerMachine(registry);
    }

    private static void registerProcess(PrometheusRegistry registry) {
        gauge(
                registry,
                "process_start_time_seconds",
                "When the process started, in seconds since 1970.",
                () -> ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
        CounterWithCallback.builder()
                .name("process_cpu_seconds_total")
                .help("CPU time spent, in seconds; absent where the system does not say.")
                .callback(callback -> known(OwnProcess.cpuSeconds()).ifPresent(callback::call))
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            gauge(registry, "process_open_fds", "Open file descriptors.", system::getOpenFileDescriptorCount);
            gauge(registry, "process_max_fds", "The most file descriptors.", system::getMaxFileDescriptorCount);
        }
        GaugeWithCallback.builder()
                .name("process_resident_memory_bytes")
                .help("Memory that the process holds, in bytes; absent where the system does not say.")
                .callback(callback -> known(OwnProcess.residentBytes()).ifPresent(callback::call))
                .register(registry);
    }

    private static void registerMachine(PrometheusRegistry registry) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        GaugeWithCallback.builder()
                .name("jvm_memory_used_bytes")
                .help("Memory used by the Java machine, in bytes.")
                .labelNames("area")
                .callback(callback -> {
                    callback.call((double) memory.getHeapMemoryUsage().getUsed(), "heap");
                    callback.call((double) memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_memory_max_bytes")
                .help("The most memory that the Java machine takes, in bytes; absent where there is no bound.")
                .labelNames("area")
                .callback(callback -> {
                    long heap = memory.getHeapMemoryUsage().getMax();
                    if (heap >= 0) {
                        callback.call((double) heap, "heap");
                    }
                })
                .register(registry);
        gauge(
                registry,
                "jvm_threads_current",
                "Threads.",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        SummaryWithCallback.builder()
                .name("jvm_gc_collection_seconds")
                .help("Time spent in garbage collection, in seconds.")
                .labelNames("gc")
                .callback(callback -> {
                    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
                        callback.call(
                                gc.getCollectionCount(),
                                gc.getCollectionTime() / MILLIS,
                                Quantiles.EMPTY,
                                gc.getName());
                    }
                })
                .register(registry);
    }

    private static void gauge(PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
