package dev.rackstate.application.system;

/** Lets this process end in good order, for its supervisor to start it again. */
@FunctionalInterface
public interface RestartProcess {
    /** The exit code that asks for a new start: EX_TEMPFAIL of {@code sysexits.h}. */
    int EXIT_CODE = 75;

    /** Begins to end the process, and returns at once; requests under way are still answered. */
    void restart();
}
