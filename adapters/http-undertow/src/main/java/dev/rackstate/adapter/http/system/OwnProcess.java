package dev.rackstate.adapter.http.system;

import com.sun.management.OperatingSystemMXBean;
import dev.rackstate.application.system.ProcessUsage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process uses: memory from proc(5), CPU time from the Java machine. Never blocks. */
public final class OwnProcess {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final double NANOS = 1e9;
    private static final double KIBI = 1024;

    private OwnProcess() {}

    /** Both. */
    public static ProcessUsage usage() {
        return ProcessUsage.of(residentBytes(), cpuSeconds());
    }

    /** The memory that it holds, in bytes; not a number where the system does not say. */
    public static double residentBytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBI)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** The CPU time that it has spent, in seconds; not a number where the system does not say. */
    public static double cpuSeconds() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            long nanos = system.getProcessCpuTime();
            return nanos < 0 ? Double.NaN : nanos / NANOS;
        }
        return Double.NaN;
    }
}
