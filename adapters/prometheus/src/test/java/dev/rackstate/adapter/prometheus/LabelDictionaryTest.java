package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LabelDictionaryTest {
    @Property(tries = 200)
    void canonical_ofAnyTexts_areEqualToThem(@ForAll List<String> texts) {
        LabelDictionary dictionary = new LabelDictionary(32);
        for (String text : texts) {
            assertThat(canonical(dictionary, text)).isEqualTo(text);
        }
    }

    @Example
    void canonical_ofTheSameText_isTheSameString() {
        LabelDictionary dictionary = new LabelDictionary();
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            first.add(canonical(dictionary, "node" + i));
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(canonical(dictionary, "node" + i)).isSameAs(first.get(i));
        }
    }

    @Example
    void canonical_insideALargerBuffer_isThatPart() {
        assertThat(new LabelDictionary().canonical("xxnode1yy".toCharArray(), 2, 5))
                .isEqualTo("node1");
    }

    @Example
    void canonical_overTheLimit_startsAnew() {
        LabelDictionary dictionary = new LabelDictionary(10);
        String first = canonical(dictionary, "node0");
        for (int i = 1; i <= 10; i++) {
            canonical(dictionary, "node" + i);
        }

        assertThat(canonical(dictionary, "node0")).isEqualTo(first).isNotSameAs(first);
    }

    @Example
    void canonical_ofALongText_isNotKept() {
        LabelDictionary dictionary = new LabelDictionary();
        String text = "x".repeat(LabelDictionary.MAX_LENGTH + 1);

        assertThat(canonical(dictionary, text)).isEqualTo(text).isNotSameAs(canonical(dictionary, text));
    }

    @Test
    void canonical_fromManyThreads_isRight() throws Exception {
        LabelDictionary dictionary = new LabelDictionary(5_000);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> readers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                readers.add(() -> {
                    boolean right = true;
                    for (int i = 0; i < 200_000; i++) {
                        String text = "node" + i % 7_000;
                        right &= canonical(dictionary, text).equals(text);
                    }
                    return right;
                });
            }
            for (Future<Boolean> reader : pool.invokeAll(readers)) {
                assertThat(reader.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static String canonical(LabelDictionary dictionary, String text) {
        return dictionary.canonical(text.toCharArray(), 0, text.length());
    }
}
