package dev.rackstate.testkit.http;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Words for requests that are made up: those that mean something, and those that may do harm. */
final class Vocabulary {
    private static final List<String> NONSENSE = List.of(
            "",
            " ",
            "..",
            "../../etc/passwd",
            "..\\..\\windows",
            "%2e%2e%2f",
            ".hidden",
            "a/b",
            "a\\b",
            "nul\u0000byte",
            "line\nbreak",
            "tab\tstop",
            "\uFEFFmark",
            "\u202Ereversed",
            "\uD83D\uDD25 fire",
            "\u0130stanbul \u00DF",
            "x\u0301\u0302\u0303",
            "UPPER",
            "null",
            "true",
            "0",
            "-1",
            "1e309",
            "NaN",
            "99999999999999999999",
            "2026-13-45T99:99:99Z",
            "' OR '1'='1",
            "\"; rm -rf /; \"",
            "$(id)",
            "`id`",
            "${jndi:ldap://127.0.0.1/x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "a|.*",
            "(((((",
            "x\"} or vector(1) #",
            "up{instance=~\".*\"}",
            "!!python/object:os.system",
            "*alias",
            "&anchor",
            "{a: [",
            "- - -",
            "__proto__",
            "constructor",
            "CON",
            "*",
            "?",
            "~");

    private final Map<String, List<String>> known;

    Vocabulary(Map<String, List<String>> known) {
        this.known = Map.copyOf(known);
    }

    /** A word for a parameter or field: mostly one that means something there. */
    String word(String name, Random random) {
        List<String> words = known.get(name);
        if (words != null && !words.isEmpty() && random.nextInt(5) < 3) {
            return ApiFuzzer.pick(random, words);
        }
        return random.nextBoolean() ? nonsense(random) : "x" + random.nextInt(1_000);
    }

    /** A word that may do harm. */
    String nonsense(Random random) {
        if (ApiFuzzer.oneIn(random, 30)) {
            return "long".repeat(50 + random.nextInt(400));
        }
        return ApiFuzzer.pick(random, NONSENSE);
    }
}
