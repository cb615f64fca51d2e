package dev.rackstate.benchmarks.process;

/** Something that is done when this JVM ends before its time, by a signal for example. */
final class AtTheEnd {
    private final Thread hook;

    AtTheEnd(Runnable work) {
        hook = new Thread(work, "at the end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Takes it back; returns false when the JVM is ending already, so that it is done, or about to be. */
    boolean cancel() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
