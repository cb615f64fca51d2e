package dev.rackstate.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A response body that ends with {@link TimedOut} at its deadline, however slowly it drips.
 *
 * <p>{@code java.net.http} limits the time to the headers only, and its body blocks without limit; closing it from
 * another thread is what ends a read that waits.
 */
final class TimedBody extends FilterInputStream {
    private final Future<?> alarm;
    private volatile boolean expired;

    /** Takes the body over; the alarm is set at once. */
    TimedBody(InputStream body, Deadline deadline, ScheduledExecutorService alarms) {
        super(body);
        alarm = alarms.schedule(this::expire, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The answer was not whole in time. */
    static final class TimedOut extends IOException {
        private static final long serialVersionUID = 1L;

        TimedOut(IOException cause) {
            super("the answer was not whole in time", cause);
        }

        TimedOut() {
            super("the answer was not whole in time");
        }
    }

    /** Whether the time was over while it was open. */
    boolean hasExpired() {
        return expired;
    }

    private void expire() {
        expired = true;
        try {
            in.close();
        } catch (IOException e) {
            // The reader finds the stream broken in its own way, and reports that the time was over.
            return;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(buffer, offset, length);
        } catch (IOException e) {
            throw expired ? new TimedOut(e) : e;
        }
        if (expired) {
            // A closed body may look like a finished one.
            throw new TimedOut();
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        alarm.cancel(false);
        super.close();
    }
}
