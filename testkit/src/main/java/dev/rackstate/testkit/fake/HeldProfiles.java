package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Profiles;
import java.util.ArrayList;
import java.util.List;

/** Profiles that are names and nothing else. Not safe for concurrent use. */
public final class HeldProfiles implements Profiles {
    private final List<Profile> profiles = new ArrayList<>();
    private String active;

    /** A main file, {@code config/app.yaml}, and the example {@code minimal}. */
    public HeldProfiles() {
        active = "config/app.yaml";
        profiles.add(new Profile("minimal", true, "config/examples/minimal/app.yaml", false));
    }

    @Override
    public List<Profile> all() {
        return profiles.stream()
                .map(profile -> new Profile(
                        profile.name(),
                        profile.example(),
                        profile.path(),
                        profile.path().equals(active)))
                .toList();
    }

    @Override
    public String active() {
        return active;
    }

    @Override
    public String create(String id, String name) throws NotWritableException {
        if (profiles.stream()
                .anyMatch(profile -> !profile.example() && profile.name().equals(id))) {
            throw new NotWritableException(
                    NotWritableException.Kind.INVALID, "there is a profile '" + id + "' already");
        }
        String directory = "config/profiles/" + id;
        active = directory + "/app.yaml";
        profiles.add(0, new Profile(id, false, active, true));
        return directory;
    }
}
