package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * However files are damaged, loading ends soon, either with a configuration or with a {@link ConfigurationException},
 * and every problem can be printed on one line. The files are those of the shipped demo.
 */
class DamagedFilesTest {
    private static final Path DEMO = Path.of("../../config");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Map<String, byte[]> ORIGINALS = new TreeMap<>();
    private static Path root = DEMO;

    /** A piece of a file, given as two places between 0 and 1, and what stands there instead. */
    record Damage(double file, double from, double to, byte[] instead) {
        byte[] applyTo(byte[] original) {
            int start = (int) (Math.min(from, to) * original.length);
            int end = (int) (Math.max(from, to) * original.length);
            byte[] damaged = Arrays.copyOf(original, original.length - (end - start) + instead.length);
            System.arraycopy(instead, 0, damaged, start, instead.length);
            System.arraycopy(original, end, damaged, start + instead.length, original.length - end);
            return damaged;
        }
    }

    @BeforeContainer
    static void copyDemo() throws IOException {
        root = Files.createTempDirectory("damaged");
        try (var files = Files.walk(DEMO)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(DEMO.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                // One file of each format is damaged; half of the many rack files would tell nothing more.
                boolean rack = file.toString().contains("racks/") && !file.endsWith("h1-a01.yaml");
                if (file.toString().endsWith(".yaml")
                        && !rack
                        && !file.toString().contains("examples")) {
                    ORIGINALS.put(root.relativize(copy).toString(), Files.readAllBytes(file));
                }
            }
        }
        assertThat(ORIGINALS).containsKey("app.yaml").hasSizeGreaterThan(15);
    }

    @AfterContainer
    static void removeCopy() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException reason) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Property(tries = 400)
    void load_oneFileDamaged_endsWithConfigurationOrProblems(@ForAll("damages") List<Damage> damages)
            throws IOException {
        String name = List.copyOf(ORIGINALS.keySet()).get((int) (damages.get(0).file() * ORIGINALS.size()));
        byte[] content = ORIGINALS.get(name);
        for (Damage damage : damages) {
            content = damage.applyTo(content);
        }
        assertLoadEnds(name, content);
    }

    @Property(tries = 150)
    void load_fileOfRandomBytes_endsWithConfigurationOrProblems(@ForAll("places") double file, @ForAll byte[] content)
            throws IOException {
        assertLoadEnds(List.copyOf(ORIGINALS.keySet()).get((int) (file * ORIGINALS.size())), content);
    }

    private static void assertLoadEnds(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.write(file, content);
        long start = System.nanoTime();
        try {
            List<Problem> problems = problems();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
            assertThat(problems).isSorted().allSatisfy(problem -> {
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.toString().lines()).hasSize(1);
                assertThat(problem.line()).isNotNegative();
            });
        } finally {
            Files.write(file, ORIGINALS.get(name));
        }
    }

    private static List<Problem> problems() {
        try {
            return FilesOnDisk.store(Home.of(root, Path.of("app.yaml"), Map.of(), Limits.DEFAULT))
                    .load()
                    .problems();
        } catch (ConfigurationException e) {
            assertThat(e.problems()).isNotEmpty();
            return e.problems();
        }
    }

    @Provide
    Arbitrary<Double> places() {
        return Arbitraries.doubles().between(0, 0.9999).ofScale(4);
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        Arbitrary<byte[]> tokens = Arbitraries.of(
                        "",
                        " ",
                        "\n",
                        "\t",
                        ":",
                        ": ",
                        "- ",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        "'",
                        "#",
                        "|\n",
                        ">-\n",
                        "? ",
                        "&a ",
                        "*a",
                        "&a [*a]",
                        "<<: *a\n",
                        "!!int x",
                        "!x ",
                        "---\n",
                        "...\n",
                        "%YAML 9.9\n",
                        "null",
                        "true",
                        "-1",
                        "0",
                        "1e999",
                        "99999999999999999999",
                        ".nan",
                        ".inf",
                        "2026-01-01",
                        "\u0000",
                        "\uFEFF",
                        "\uD83D\uDE00",
                        "[1-10000]",
                        "[3-1]",
                        "$instances",
                        "../..",
                        "http://[::]:1")
                .map(token -> token.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
        Arbitrary<Damage> cut =
                Combinators.combine(places(), places(), places(), tokens).as(Damage::new);
        Arbitrary<Damage> inserted = Combinators.combine(places(), places(), Arbitraries.oneOf(tokens, bytes))
                .as((file, at, instead) -> new Damage(file, at, at, instead));
        return Arbitraries.frequencyOf(Tuple.of(4, inserted), Tuple.of(1, cut))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
