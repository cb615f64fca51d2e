package dev.rackstate.testkit.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Clusters whose JVM was killed before it could end them. A JVM holds a lock on a file in each of its clusters'
 * directories, which the operating system lets go whatever ends the JVM: a directory whose lock can be had is nobody's
 * any more. The own ones are not even looked at: closing a file lets go every lock that the process has on it.
 */
final class Leftovers {
    private Leftovers() {}

    /** Ends what runs for directories that are nobody's any more, and deletes them. */
    static void clear() {
        Path home = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(home, ClusterFiles.PREFIX + "*")) {
            for (Path directory : found) {
                ClusterFiles files = new ClusterFiles(directory);
                if (!files.isOfThisJvm()) {
                    clear(files);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(ClusterFiles files) throws IOException {
        try (FileChannel file = FileChannel.open(files.owner(), StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock != null) {
                System.err.println("ending the Slurm that a killed JVM left in " + files.directory());
                new ClusterProcesses(files).kill();
                files.delete();
            }
        } catch (NoSuchFileException e) {
            // Just being made, or just being deleted, by another JVM.
            return;
        }
    }
}
