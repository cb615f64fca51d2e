package dev.rackstate.bootstrap;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Keeps a command running until a signal ends the process, and closes in good order then. */
final class Foreground {
    private Foreground() {}

    /** Waits for SIGINT or SIGTERM. What was started is closed in the order given, before the process ends. */
    static void untilStopped(List<AutoCloseable> started) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started), "shutdown"));
        new CountDownLatch(1).await();
    }

    static void close(List<AutoCloseable> started) {
        for (AutoCloseable closeable : started) {
            try {
                closeable.close();
            } catch (Exception e) {
                System.err.println("rackstate: " + closeable + " did not stop in order: " + e.getMessage());
            }
        }
    }
}
