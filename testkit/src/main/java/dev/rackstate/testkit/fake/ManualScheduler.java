package dev.rackstate.testkit.fake;

import dev.rackstate.application.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A scheduler whose tasks run when the test says so. Not safe for concurrent use. */
public final class ManualScheduler implements Scheduler {
    private final List<Entry> entries = new ArrayList<>();

    /** A scheduler without tasks. */
    public ManualScheduler() {}

    private final class Entry implements Task {
        private final String name;
        private final Duration period;
        private final Runnable work;
        private boolean wished;

        Entry(String name, Duration period, Runnable work) {
            this.name = name;
            this.period = period;
            this.work = work;
        }

        @Override
        public void runSoon(Duration apart) {
            wished = true;
        }

        @Override
        public void close() {
            entries.remove(this);
        }
    }

    @Override
    public Task every(String name, Duration period, Runnable work) {
        Entry entry = new Entry(name, period, work);
        entries.add(entry);
        return entry;
    }

    /** Runs a task once, in this thread. */
    public void run(String name) {
        Entry entry = entry(name);
        entry.wished = false;
        entry.work.run();
    }

    /** The period of a task. */
    public Duration period(String name) {
        return entry(name).period;
    }

    /** Whether somebody wants the task to run before its time. */
    public boolean isWished(String name) {
        return entry(name).wished;
    }

    /** The names of the tasks that are scheduled. */
    public List<String> names() {
        return entries.stream().map(entry -> entry.name).toList();
    }

    private Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no task '" + name + "' among " + names()));
    }
}
