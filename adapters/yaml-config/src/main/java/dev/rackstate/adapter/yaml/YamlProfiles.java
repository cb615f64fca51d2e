package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.commit.Held;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Profiles;
import dev.rackstate.domain.topology.TopologyIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directories {@code profiles} and {@code examples} beside the main file, or, when the main file is one of theirs,
 * those it stands in.
 */
final class YamlProfiles implements Profiles {
    private static final String PROFILES = "profiles";
    private static final String EXAMPLES = "examples";
    private static final String MAIN_FILE = "app.yaml";

    private final YamlConfigurationStore store;

    YamlProfiles(YamlConfigurationStore store) {
        this.store = store;
    }

    @Override
    public List<Profile> all() {
        Home home = store.home();
        List<Profile> all = new ArrayList<>();
        for (String directory : List.of(PROFILES, EXAMPLES)) {
            for (Path main : mainFiles(directory(home).resolve(directory))) {
                Path own = main.getParent();
                Path name = own == null ? null : own.getFileName();
                all.add(new Profile(
                        String.valueOf(name),
                        directory.equals(EXAMPLES),
                        home.names().shown(main),
                        main.equals(home.appYaml())));
            }
        }
        return all;
    }

    private static List<Path> mainFiles(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .map(entry -> entry.resolve(MAIN_FILE))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The directory that holds the profiles: the main file's, unless that is a profile itself. */
    private static Path directory(Home home) {
        Path own = home.directory();
        Path parent = own.getParent();
        Path grandparent = parent == null ? null : parent.getParent();
        boolean isProfile = parent != null && (parent.endsWith(PROFILES) || parent.endsWith(EXAMPLES));
        return isProfile && grandparent != null ? grandparent : own;
    }

    @Override
    public String active() {
        Home home = store.home();
        return home.names().shown(home.appYaml());
    }

    @Override
    public String create(String id, String name) throws NotWritableException {
        if (!TopologyIds.isValid(id)) {
            throw new NotWritableException(
                    Kind.BAD_NAME, "the profile id '" + id + "' is not allowed; allowed: " + TopologyIds.ALLOWED);
        }
        if (name.isBlank()) {
            throw new NotWritableException(Kind.INVALID, "the name of a profile must not be blank");
        }
        Held held = store.hold();
        try {
            Home home = store.home();
            Path profile = directory(home).resolve(PROFILES).resolve(id);
            String shown = home.names().shown(profile);
            if (Files.exists(profile)) {
                throw new NotWritableException(Kind.INVALID, "the directory " + shown + " already exists");
            }
            new NewProfile(home, profile).create(name.strip());
            store.moveTo(home.at(profile.resolve(MAIN_FILE)));
            return shown;
        } finally {
            store.end(held);
        }
    }
}
