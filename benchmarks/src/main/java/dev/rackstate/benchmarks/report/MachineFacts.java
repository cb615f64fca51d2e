package dev.rackstate.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The computer that figures were taken on.
 *
 * @param cores how many processors the JVM may use
 * @param memoryMib how much memory it has
 * @param processor the processor's name, or empty when the system does not say
 * @param system the operating system
 * @param jdk the Java runtime
 */
public record MachineFacts(int cores, long memoryMib, String processor, String system, String jdk) {
    /** This computer. */
    public static MachineFacts here() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        long bytes =
                system instanceof com.sun.management.OperatingSystemMXBean extended ? extended.getTotalMemorySize() : 0;
        return new MachineFacts(
                Runtime.getRuntime().availableProcessors(),
                bytes >> 20,
                readProcessor(),
                system.getName() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }

    private static String readProcessor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            // Not Linux: the name is a courtesy.
            return "";
        }
    }

    /** In one line. */
    @Override
    public String toString() {
        return cores + " cores" + (processor.isEmpty() ? "" : " (" + processor + ")") + ", " + memoryMib + " MiB, "
                + system + ", " + jdk;
    }
}
