package dev.rackstate.adapter.yaml.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files as they are on disk at the moment of each question. */
public final class Disk implements FileView {
    /** The one there is. */
    public static final FileView NOW = new Disk();

    private Disk() {}

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    @Override
    public boolean isDirectory(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public Stamp stamp(Path path) throws IOException {
        return Stamp.of(Files.readAttributes(path, BasicFileAttributes.class));
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    @Override
    public Path real(Path path) throws IOException {
        return path.toRealPath();
    }

    @Override
    public FileTree tree(Path directory, boolean recursive, int maxFiles) {
        return FileTree.of(directory, recursive, maxFiles);
    }

    @Override
    public List<Path> directories(Path directory) throws IOException {
        List<Path> directories = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isDirectory)) {
            stream.forEach(directories::add);
        }
        return directories;
    }
}
