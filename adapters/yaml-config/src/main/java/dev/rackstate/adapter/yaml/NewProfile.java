package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.text.YamlText;
import dev.rackstate.adapter.yaml.text.YamlTextException;
import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An empty configuration in the making. It is built aside and put in its place as a whole. */
final class NewProfile {
    private final Home home;
    private final Path profile;

    /**
     * A configuration to be.
     *
     * @param home the one in use, from which it takes over who may call
     * @param profile its directory, which is not there yet
     */
    NewProfile(Home home, Path profile) {
        this.home = home;
        this.profile = profile;
    }

    /** Makes it. */
    void create(String name) throws NotWritableException {
        Path aside = null;
        try {
            Path parent = Files.createDirectories(Objects.requireNonNull(profile.getParent()));
            aside = Files.createTempDirectory(parent, "." + profile.getFileName() + "-");
            copyRights(parent, aside);
            fill(aside, name);
            Files.move(aside, profile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NotWritableException(
                    Kind.UNWRITABLE,
                    "the profile " + home.names().shown(profile) + " cannot be written: " + YamlFiles.reason(e));
        } finally {
            if (aside != null && Files.exists(aside)) {
                Directories.removeAll(aside);
            }
        }
    }

    private void fill(Path directory, String name) throws IOException, NotWritableException {
        EmptyConfiguration.layOut(directory);
        Path main = directory.resolve("app.yaml");
        Files.createFile(main);
        copyRights(home.appYaml(), main);
        Files.writeString(main, mainFile(name));
        Path users = AccountsReader.file(home.directory());
        if (Files.exists(users)) {
            Files.copy(users, AccountsReader.file(directory), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private String mainFile(String name) throws IOException, NotWritableException {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("app", Map.of("name", name));
        Map<String, @Nullable Object> paths = new LinkedHashMap<>();
        EmptyConfiguration.DIRECTORIES.forEach((key, path) -> paths.put(key, path(path)));
        tree.put("paths", paths);
        tree.put("features", Map.of("wizard", false));
        try {
            Map<String, @Nullable Object> now = PlainTree.mapping(YamlText.meaning(Files.readString(home.appYaml())));
            Object auth = now == null ? null : now.get("auth");
            if (auth != null) {
                tree.put("auth", auth);
            }
            return YamlText.written(tree);
        } catch (YamlTextException e) {
            throw new NotWritableException(
                    Kind.INVALID,
                    home.names().shown(home.appYaml()) + " is not valid YAML; repair it first: " + e.getMessage());
        }
    }

    /** A path within the profile; where the working directory has something of that name, which would count, in full. */
    private String path(String relative) {
        boolean hidden = Files.exists(home.workingDirectory().resolve(relative));
        return hidden ? profile.resolve(relative).toString() : relative;
    }

    private static void copyRights(Path from, Path to) throws IOException {
        if (Files.getFileAttributeView(to, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
