package dev.rackstate.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.Severity;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.domain.slurm.Workload;
import dev.rackstate.testkit.process.FaultyUpstream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever happens to an answer on its way: it is read, or refused with a reason; and a node that is out of work never
 * becomes healthy. In the answers, {@code n2} is drained and {@code n3} is down.
 */
class FuzzTest {
    private static final Set<String> OUT_OF_WORK = Set.of("n2", "n3");
    private static final StatusMap.Severities SEVERITIES = StatusMap.DEFAULT.severities();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The words that a name and a bad state consist of: whatever they are changed to is another answer, not a broken
     * one.
     */
    private static final Pattern KEPT = Pattern.compile("\"n[123]\"|\"DRAIN\"|\"DOWN\"|\"down\"|\"NOT_RESPONDING\"");

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "123456789012345678901234567890",
            "\"\"",
            "\"IDLE?\"",
            "[]",
            "[null]",
            "[[]]",
            "[7]",
            "{}",
            "{\"set\": true, \"infinite\": true, \"number\": []}",
            "{\"state\": [\"IDLE\"]}");

    @Property(tries = 10_000)
    void bytes_thatAreChanged_healNoNode(@ForAll @IntRange(min = 38, max = 44) int version, @ForAll Random random) {
        byte[] answer = new Answers(version).nodes().getBytes(StandardCharsets.UTF_8);
        byte[] changed = answer;
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            changed = edited(changed, random);
        }

        try {
            assertNobodyHealed(read(changed));
        } catch (WorkloadException e) {
            assertThat(e).message().isNotBlank();
        } catch (IOException e) {
            throw new AssertionError("there is no stream to break", e);
        }
    }

    @Property(tries = 3_000)
    void values_ofOtherTypes_healNoNode(@ForAll @IntRange(min = 38, max = 44) int version, @ForAll Random random) {
        ObjectNode answer = (ObjectNode) JSON.readTree(new Answers(version).nodes());
        ArrayNode nodes = (ArrayNode) answer.get("nodes");
        ObjectNode node = (ObjectNode) nodes.get(random.nextInt(nodes.size()));
        List<String> members = new ArrayList<>(node.propertyNames());
        members.remove("name");
        String member = members.get(random.nextInt(members.size()));
        if (random.nextInt(5) == 0) {
            node.remove(member);
        } else {
            JsonNode odd = JSON.readTree(oddValue(random, member));
            node.set(member, odd);
        }

        try {
            assertNobodyHealed(read(JSON.writeValueAsBytes(answer)));
        } catch (WorkloadException e) {
            assertThat(e).message().isNotBlank();
        } catch (IOException e) {
            throw new AssertionError("there is no stream to break", e);
        }
    }

    /** The flags of a node may well be empty: that is another answer, not a broken one. */
    private static String oddValue(Random random, String member) {
        String value;
        do {
            value = ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
        } while (member.equals("state_flags") && value.equals("[]"));
        return value;
    }

    @Property(tries = 300)
    void answers_thatAreChanged_endInAWorkloadOrAReason(
            @ForAll @IntRange(min = 38, max = 44) int version, @ForAll Random random) throws Exception {
        Answers answers = new Answers(version);
        try (FaultyUpstream server = FaultyUpstream.start(request -> {
                    FaultyUpstream.Answer answer = answers.to(request.target());
                    return new FaultyUpstream.Answer(
                            answer.status(), answer.contentType(), edited(answer.body(), random));
                });
                SlurmrestdWorkloadSource source =
                        TestSource.at(server.url()).speaking("v0.0." + version).open()) {
            Workload workload = source.fetch();
            assertNobodyHealed(workload.nodes());
        } catch (WorkloadException e) {
            assertThat(e).message().isNotBlank();
        }
    }

    private static List<SlurmNode> read(byte[] body) throws IOException, WorkloadException {
        return AnswerReader.read(new ByteArrayInputStream(body), "nodes", 100, new NodeReader(new SharedTexts(100)))
                .entries();
    }

    private static void assertNobodyHealed(List<SlurmNode> nodes) {
        assertThat(nodes)
                .filteredOn(node -> OUT_OF_WORK.contains(node.name()))
                .allSatisfy(node -> assertThat(SEVERITIES.of(node.state()))
                        .as(node.toString())
                        .isNotIn(Severity.OK, Severity.INFO));
    }

    /** Changes, removes or repeats a few bytes, but none of the words that are kept. */
    private static byte[] edited(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 2 : 40));
        if (touchesKept(bytes, from, to)) {
            return bytes;
        }
        byte[] piece = Arrays.copyOfRange(bytes, from, to);
        return switch (random.nextInt(5)) {
            case 0 -> joined(Arrays.copyOf(bytes, from), new byte[0], Arrays.copyOfRange(bytes, to, bytes.length));
            case 1 -> {
                random.nextBytes(piece);
                yield joined(Arrays.copyOf(bytes, from), piece, Arrays.copyOfRange(bytes, to, bytes.length));
            }
            case 2 -> {
                byte[] signs = "{}[]\",:0-1.e nulltrue\\\u0000".getBytes(StandardCharsets.UTF_8);
                piece[0] = signs[random.nextInt(signs.length)];
                yield joined(Arrays.copyOf(bytes, from), piece, Arrays.copyOfRange(bytes, to, bytes.length));
            }
            case 3 -> {
                int at = random.nextInt(bytes.length);
                yield touchesKept(bytes, at, at + 1)
                        ? bytes
                        : joined(Arrays.copyOf(bytes, at), piece, Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> Arrays.copyOf(bytes, from);
        };
    }

    private static boolean touchesKept(byte[] bytes, int from, int to) {
        Matcher kept = KEPT.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (kept.find()) {
            if (from < kept.end() && kept.start() < to) {
                return true;
            }
        }
        return false;
    }

    private static byte[] joined(byte[] before, byte[] piece, byte[] after) {
        byte[] all = Arrays.copyOf(before, before.length + piece.length + after.length);
        System.arraycopy(piece, 0, all, before.length, piece.length);
        System.arraycopy(after, 0, all, before.length + piece.length, after.length);
        return all;
    }
}
