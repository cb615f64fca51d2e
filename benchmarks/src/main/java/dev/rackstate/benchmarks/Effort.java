package dev.rackstate.benchmarks;

import java.time.Duration;

/** How much time is spent on each figure. */
public enum Effort {
    /** Minutes for everything: enough to see a change of a tenth. */
    QUICK(1, 2, 4, 5, 3, Duration.ofSeconds(3), 15),
    /** Half an hour for everything: what a baseline is taken with. */
    FULL(3, 5, 8, 11, 7, Duration.ofSeconds(10), 60);

    private final int forks;
    private final int warmups;
    private final int iterations;
    private final int starts;
    private final int loadPairs;
    private final Duration loadTime;
    private final int roundPairs;

    Effort(int forks, int warmups, int iterations, int starts, int loadPairs, Duration loadTime, int roundPairs) {
        this.forks = forks;
        this.warmups = warmups;
        this.iterations = iterations;
        this.starts = starts;
        this.loadPairs = loadPairs;
        this.loadTime = loadTime;
        this.roundPairs = roundPairs;
    }

    /** JVMs per JMH benchmark. */
    public int forks() {
        return forks;
    }

    /** Seconds of warm-up per JVM. */
    public int warmups() {
        return warmups;
    }

    /** Seconds of measuring per JVM. */
    public int iterations() {
        return iterations;
    }

    /** Cold starts of the server. */
    public int starts() {
        return starts;
    }

    /** Pairs of load on the server and on the bare handler, per address. */
    public int loadPairs() {
        return loadPairs;
    }

    /** How long each load lasts. */
    public Duration loadTime() {
        return loadTime;
    }

    /** Pairs of a round and the bare queries. */
    public int roundPairs() {
        return roundPairs;
    }
}
