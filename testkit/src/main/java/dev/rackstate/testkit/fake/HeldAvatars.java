package dev.rackstate.testkit.fake;

import dev.rackstate.application.identity.Avatars;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pictures in memory. Safe for concurrent use. */
public final class HeldAvatars implements Avatars {
    private final Map<String, Picture> pictures = new ConcurrentHashMap<>();

    /** No pictures. */
    public HeldAvatars() {}

    @Override
    public Optional<Picture> find(String account) {
        return Optional.ofNullable(pictures.get(account));
    }

    @Override
    public void put(String account, Picture picture) {
        pictures.put(account, picture);
    }

    @Override
    public void remove(String account) {
        pictures.remove(account);
    }
}
