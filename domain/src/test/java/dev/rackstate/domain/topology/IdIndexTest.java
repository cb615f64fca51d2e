package dev.rackstate.domain.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IdIndexTest {
    /** Few different ids, so that many repeat, over two kinds, so that an index must pass over the other one's. */
    @Property(tries = 20_000)
    void index_ofAnyIds_agreesWithAMap(@ForAll("ids") List<String> ids, @ForAll long seed) {
        assertAgrees(ids.toArray(String[]::new), new Random(seed));
    }

    @Provide
    Arbitrary<List<String>> ids() {
        // "Aa" and "BB" have the same hash code.
        Arbitrary<String> colliding = Arbitraries.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "");
        return Arbitraries.oneOf(colliding, Arbitraries.strings().ofMaxLength(2))
                .list()
                .ofMaxSize(40);
    }

    @Test
    void index_ofManyIds_agreesWithAMap() {
        Random random = new Random(1);
        String[] ids = IntStream.range(0, 200_000)
                .mapToObj(i -> "compute" + random.nextInt(150_000) + ".example.com:9100")
                .toArray(String[]::new);

        assertAgrees(ids, random);
    }

    @Test
    void index_ofEverySmallSize_findsItsIdsAndEndsItsSearches() {
        for (int size = 0; size < 200; size++) {
            String[] ids = IntStream.range(0, size).mapToObj(i -> "n" + i).toArray(String[]::new);
            byte[] kinds = new byte[size];
            Arrays.fill(kinds, (byte) EntityKind.NODE.ordinal());
            IdIndex index = new IdIndex(ids, kinds, EntityKind.NODE);

            assertThat(index.count()).isEqualTo(size);
            assertThat(index.first("absent")).isEqualTo(-1);
            for (int i = 0; i < size; i++) {
                assertThat(index.first("n" + i)).isEqualTo(i);
                assertThat(index.next(i)).isEqualTo(-1);
            }
        }
    }

    private static void assertAgrees(String[] ids, Random random) {
        byte[] kinds = new byte[ids.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) (random.nextBoolean() ? EntityKind.RACK : EntityKind.NODE).ordinal();
        }
        IdIndex index = new IdIndex(ids, kinds, EntityKind.NODE);
        Map<String, List<Integer>> expected = new HashMap<>();
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            expected.putIfAbsent(ids[i], new ArrayList<>());
            if (kinds[i] == EntityKind.NODE.ordinal()) {
                expected.get(ids[i]).add(i);
                count++;
            }
        }

        assertThat(index.count()).isEqualTo(count);
        expected.forEach((id, holders) -> assertThat(chain(index, id)).isEqualTo(holders));
        assertThat(index.first("never seen")).isEqualTo(-1);
    }

    private static List<Integer> chain(IdIndex index, String id) {
        List<Integer> found = new ArrayList<>();
        for (int at = index.first(id); at >= 0; at = index.next(at)) {
            found.add(at);
        }
        return found;
    }
}
