package dev.rackstate.adapter.http.snapshot;

import dev.rackstate.application.view.Published;

/**
 * What a publication is called in entity tags and event ids: when its configuration was loaded, and the version of its
 * snapshot. The version alone would not do: it starts anew with every process, and what a caller kept from one process
 * must not match what another one says.
 */
public final class PublicationName {
    private PublicationName() {}

    /** The name, of letters, digits and one dash. */
    public static String of(Published published) {
        return Long.toString(published.configurationStatus().inForceSince().toEpochMilli(), Character.MAX_RADIX) + "-"
                + Long.toString(published.snapshot().version(), Character.MAX_RADIX);
    }
}
