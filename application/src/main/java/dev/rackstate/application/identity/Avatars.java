package dev.rackstate.application.identity;

import java.io.IOException;
import java.util.Optional;

/** Keeps one small picture for each account. */
public interface Avatars {
    /** The picture of an account. */
    Optional<Picture> find(String account) throws IOException;

    /** Puts a picture in place of the one before. Half a picture is never left behind. */
    void put(String account, Picture picture) throws IOException;

    /** The picture goes, when there is one. */
    void remove(String account) throws IOException;

    /**
     * A picture.
     *
     * @param mediaType {@code image/jpeg}, {@code image/png} or {@code image/webp}
     * @param bytes handed over
     */
    record Picture(String mediaType, byte[] bytes) {}
}
