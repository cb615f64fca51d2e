package dev.rackstate.bootstrap;

import dev.rackstate.application.system.RestartProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends this process as a signal would, but with the exit code that asks for a new start. */
final class Exit implements RestartProcess {
    private static final Logger LOG = LoggerFactory.getLogger(Exit.class);

    /** On a thread of its own: ending waits for the requests under way, and the one that asks for it is one of them. */
    @Override
    public void restart() {
        LOG.info("the process ends with exit code {}, to be started again", EXIT_CODE);
        new Thread(() -> System.exit(EXIT_CODE), "restart").start();
    }
}
