package dev.rackstate.testkit.process;

import java.nio.file.Path;
import java.util.List;

/** A real node exporter, which tells of the machine the tests run on. Used by one thread; {@link #close} ends it. */
public final class NodeExporter implements AutoCloseable {
    private final ServerProcess process;

    private NodeExporter(ServerProcess process) {
        this.process = process;
    }

    /** Starts an exporter and waits until it is ready. */
    public static NodeExporter start() {
        Path program = Program.NODE_EXPORTER.required();
        ServerProcess process = new ServerProcess(
                "node-exporter",
                "/metrics",
                directory -> port ->
                        List.of(program.toString(), "--web.listen-address=127.0.0.1:" + port, "--log.level=warn"));
        process.start();
        return new NodeExporter(process);
    }

    /** Host and port, as a scrape target. */
    public String target() {
        return process.url().getAuthority();
    }

    /** Kills the exporter. */
    @Override
    public void close() {
        process.close();
    }
}
