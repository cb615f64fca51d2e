package dev.rackstate.testkit.fake;

import dev.rackstate.application.identity.IdentityState;
import java.io.IOException;

/** What an identity remembers, in memory. Safe for concurrent use. */
public final class HeldIdentityState implements IdentityState {
    private volatile Kept kept = Kept.NOTHING;
    private volatile int saves;
    private volatile boolean readOnly;

    /** A state of nothing. */
    public HeldIdentityState() {}

    @Override
    public Kept load() {
        return kept;
    }

    @Override
    public synchronized void save(Kept next) throws IOException {
        if (readOnly) {
            throw new IOException("read-only file system");
        }
        kept = next;
        saves++;
    }

    /** How often something was kept. */
    public int saves() {
        return saves;
    }

    /** Makes every save fail, or no longer. */
    public void readOnly(boolean on) {
        readOnly = on;
    }
}
