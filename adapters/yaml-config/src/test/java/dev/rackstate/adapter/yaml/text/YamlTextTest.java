package dev.rackstate.adapter.yaml.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class YamlTextTest {
    private static final String TOPOLOGY = """
            # Alder, ground floor.

            sites:
              - id: alder            # never rename: dashboards know it
                name: Alder
                rooms:
                  # The old hall.
                  - id: hall-1
                    name: "Hall 1"
                    racks: [r1, r2]  # from the door

                  # The new hall.
                  - id: hall-2
                    name: Hall 2     # since 2024
                    racks: []
              - id: birch
                name: 'Birch'

            # --- settings ---

            refresh: 30     # seconds
            """;

    @Test
    void reshaped_changedScalar_keepsItsCommentInItsColumn() throws Exception {
        expect(TOPOLOGY, root -> root.put("refresh", 5L), "refresh: 30     # seconds", "refresh: 5      # seconds");
        expect(
                TOPOLOGY,
                root -> root.put("refresh", 123456789L),
                "refresh: 30     # seconds",
                "refresh: 123456789  # seconds");
    }

    @Test
    void reshaped_changedScalar_keepsItsQuotes() throws Exception {
        expect(TOPOLOGY, root -> at(root, "sites", 0, "rooms", 0).put("name", "Hall"), "\"Hall 1\"", "\"Hall\"");
        expect(TOPOLOGY, root -> at(root, "sites", 1).put("name", "It's"), "'Birch'", "'It''s'");
        expect(TOPOLOGY, root -> at(root, "sites", 0).put("name", "yes"), "name: Alder", "name: \"yes\"");
        expect(TOPOLOGY, root -> at(root, "sites", 1).put("name", 7L), "'Birch'", "7");
    }

    @Test
    void reshaped_removedItem_takesItsOwnCommentsAndLeavesOthers() throws Exception {
        expect(TOPOLOGY, root -> list(root, "sites", 0, "rooms").remove(0), """
                      # The old hall.
                      - id: hall-1
                        name: "Hall 1"
                        racks: [r1, r2]  # from the door

                """, "");
        expect(TOPOLOGY, root -> list(root, "sites").remove(1), """
                  - id: birch
                    name: 'Birch'
                """, "");
    }

    @Test
    void reshaped_removedKey_leavesTheHeadingAbove() throws Exception {
        expect(TOPOLOGY, root -> root.remove("refresh"), "\nrefresh: 30     # seconds\n", "");
        expect(TOPOLOGY, root -> at(root, "sites", 0).remove("name"), "    name: Alder\n", "");
    }

    @Test
    void reshaped_firstKeyRemoved_putsTheNextBehindTheDash() throws Exception {
        expect(
                TOPOLOGY,
                root -> at(root, "sites", 0).remove("id"),
                "  - id: alder            # never rename: dashboards know it\n    name: Alder",
                "  - name: Alder");
        expect("""
                list:
                  - a: 1
                    # about b
                    b: 2
                """, root -> at(root, "list", 0).remove("a"), """
                list:
                  - # about b
                    b: 2
                """);
    }

    @Test
    void reshaped_newItem_isSetApartLikeTheOthers() throws Exception {
        Map<String, Object> room = map("id", "hall-3", "racks", List.of());
        expect(TOPOLOGY, root -> list(root, "sites", 0, "rooms").add(room), """
                        racks: []
                  - id: birch
                """, """
                        racks: []

                      - id: hall-3
                        racks: []
                  - id: birch
                """);
        expect(TOPOLOGY, root -> list(root, "sites", 0, "rooms").add(0, room), """
                      # The old hall.
                """, """
                      - id: hall-3
                        racks: []

                      # The old hall.
                """);
    }

    @Test
    void reshaped_newKey_comesBehindTheOneItFollows() throws Exception {
        expect(
                TOPOLOGY,
                root -> at(root, "sites", 1).put("location", map("lat", 1.5, "tags", List.of("a", "b"))),
                "    name: 'Birch'\n",
                """
                    name: 'Birch'
                    location:
                      lat: 1.5
                      tags: [a, b]
                """);
        expect(
                TOPOLOGY,
                root -> {
                    Map<String, Object> site = at(root, "sites", 0);
                    Object rooms = site.remove("rooms");
                    site.put("note", "a: b");
                    site.put("rooms", rooms);
                },
                "    name: Alder\n",
                "    name: Alder\n    note: \"a: b\"\n");
    }

    @Test
    void reshaped_movedItems_takeTheirCommentsAlong() throws Exception {
        expect("""
                list:
                # about one
                - id: one   # first
                  x: 1
                # about two
                - id: two   # second
                - id: three
                """, root -> list(root, "list").add(list(root, "list").remove(0)), """
                list:
                # about two
                - id: two   # second
                - id: three
                # about one
                - id: one   # first
                  x: 1
                """);
    }

    @Test
    void reshaped_emptyListThatGetsContent_becomesBlockAndKeepsComments() throws Exception {
        expect(
                """
                sources: []   # none yet
                #  - id: example
                planner: {}
                """,
                root -> {
                    root.put("sources", List.of(map("id", "a", "url", "http://a:9090")));
                    root.put("planner", map("x", 1L));
                },
                """
                sources:      # none yet
                  - id: a
                    url: http://a:9090
                #  - id: example
                planner:
                  x: 1
                """);
    }

    @Test
    void reshaped_blockThatLosesEverything_becomesAnEmptyOne() throws Exception {
        expect(
                """
                a:  # all of them
                  - 1
                  - 2
                b:
                  x: 1
                c: 3
                """,
                root -> {
                    root.put("a", List.of());
                    root.put("b", Map.of());
                },
                """
                a: []  # all of them
                b: {}
                c: 3
                """);
    }

    @Test
    void reshaped_changedKind_isWrittenBehindTheKey() throws Exception {
        expect(
                """
                a: 1  # a number
                b: # a list
                  - 1
                c: |
                  text
                d:
                """,
                root -> {
                    root.put("a", map("x", 1L));
                    root.put("b", 2L);
                    root.put("c", List.of(map("y", 1L)));
                    root.put("d", "d");
                },
                """
                a:    # a number
                  x: 1
                b: 2 # a list
                c:
                  - y: 1
                d: d
                """);
    }

    @Test
    void reshaped_flowCollections_areEditedInPlace() throws Exception {
        expect(
                """
                rules: [{op: ">", value: 38}, {op: "<", value: 1}]  # two
                slots: { 1: a, 2: b }
                """,
                root -> {
                    at(root, "rules", 0).remove("op");
                    list(root, "rules").add(map("op", "==", "value", 0L));
                    at(root, "slots").put("3", "c, d");
                    at(root, "slots").remove("1");
                },
                """
                rules: [{value: 38}, {op: "<", value: 1}, {op: "==", value: 0}]  # two
                slots: { 2: b, 3: "c, d" }
                """);
    }

    @Test
    void reshaped_flowListOverLines_keepsItsLinesAndComments() throws Exception {
        expect(
                """
                nodes: [
                  n1,  # door
                  n2,
                  n3   # wall
                ]
                """,
                root -> {
                    list(root, "nodes").remove("n2");
                    list(root, "nodes").add("n4");
                },
                """
                nodes: [
                  n1,  # door
                  n3,   # wall
                  n4
                ]
                """);
    }

    @Test
    void reshaped_itemsInFlowStyle_getLikesInFlowStyle() throws Exception {
        expect(
                """
                rules:
                  - {op: ">", value: 38, severity: WARN}
                  - {op: ">", value: 45, severity: CRIT}
                """,
                root -> {
                    at(root, "rules", 0).put("value", 40L);
                    list(root, "rules").add(map("op", "<", "value", 1L));
                },
                """
                rules:
                  - {op: ">", value: 40, severity: WARN}
                  - {op: ">", value: 45, severity: CRIT}
                  - {op: "<", value: 1}
                """);
    }

    @Test
    void reshaped_newEntry_looksLikeItsLikes() throws Exception {
        expect(
                """
                checks:
                    - id: 'a'
                      rules:
                          - {op: '>', value: 1}
                      slots: {1: x}
                """,
                root -> list(root, "checks")
                        .add(map(
                                "id",
                                "b",
                                "rules",
                                List.of(map("op", "<", "value", 2L)),
                                "slots",
                                map("1", "z"),
                                "k",
                                "#")),
                """
                checks:
                    - id: 'a'
                      rules:
                          - {op: '>', value: 1}
                      slots: {1: x}
                    - id: b
                      rules:
                          - {op: '<', value: 2}
                      slots: {1: z}
                      k: '#'
                """);
    }

    @Test
    void reshaped_textOverLines_staysALiteralOrFolded() throws Exception {
        expect(
                """
                a: |  # as it is
                  one
                  two

                b: >-
                  one
                  two
                c: one
                """,
                root -> {
                    root.put("a", "one\n\n  three\n");
                    root.put("b", "one three");
                    root.put("c", "x\ny");
                },
                """
                a: |  # as it is
                  one

                    three

                b: >-
                  one three
                c: |-
                  x
                  y
                """);
    }

    @Test
    void reshaped_lineEndingsMarkAndMissingEnd_stay() throws Exception {
        expect(
                "\uFEFFa: 1 # x\r\nb:\r\n- 1\r\n- 2",
                root -> {
                    root.put("a", 2L);
                    list(root, "b").add(map("c", "x\ny"));
                },
                "\uFEFFa: 2 # x\r\nb:\r\n- 1\r\n- 2\r\n- c: |-\r\n    x\r\n    y");
    }

    @Test
    void reshaped_aliasOfAChangedAnchor_isWrittenOut() throws Exception {
        expect(
                """
                base: &base {x: 1, y: 2}
                one: *base
                two: *base   # also
                """,
                root -> {
                    root.put("base", map("x", 1L, "y", 3L));
                    root.put("one", map("x", 1L, "y", 3L));
                },
                """
                base: &base {x: 1, y: 3}
                one: *base
                two:         # also
                  x: 1
                  y: 2
                """);
    }

    @Test
    void reshaped_anchorThatGoes_leavesItsAliasesWrittenOut() throws Exception {
        expect("""
                base: &base [1, 2]
                one: *base
                """, root -> root.remove("base"), """
                one: [1, 2]
                """);
    }

    @Test
    void reshaped_mergedEntry_isOverriddenOrWrittenOut() throws Exception {
        String text = """
                base: &base {x: 1, y: 2}
                one:
                  <<: *base  # as usual
                  z: 3
                two:
                  <<: *base
                  z: 3
                """;
        expect(text, root -> at(root, "one").put("x", 9L), """
                base: &base {x: 1, y: 2}
                one:
                  <<: *base  # as usual
                  z: 3
                  x: 9
                two:
                  <<: *base
                  z: 3
                """);
        expect(text, root -> at(root, "two").remove("x"), """
                base: &base {x: 1, y: 2}
                one:
                  <<: *base  # as usual
                  z: 3
                two:
                  z: 3
                  y: 2
                """);
        expect(text, root -> at(root, "base").put("y", 7L), """
                base: &base {x: 1, y: 7}
                one:
                  <<: *base  # as usual
                  z: 3
                  y: 2
                two:
                  <<: *base
                  z: 3
                  y: 2
                """);
    }

    @Test
    void reshaped_keyThatOccursTwice_changesTheOneThatCounts() throws Exception {
        expect("a: 1\na: 2\nb: 3\n", root -> root.put("a", 5L), "a: 5\na: 2\nb: 3\n");
        expect("a: 1\na: 2\nb: 3\n", root -> root.remove("a"), "b: 3\n");
    }

    @Test
    void reshaped_commentsOnSeveralLines_stayWithTheirEntry() throws Exception {
        expect("""
                port: 80   # where HTTP is served,
                           # 0 for any
                # about host
                host: a
                """, root -> root.put("user", "x"), """
                port: 80   # where HTTP is served,
                           # 0 for any
                # about host
                host: a
                user: x
                """);
        expect("""
                port: 80   # where HTTP is served,
                           # 0 for any
                # about host
                host: a
                """, root -> root.remove("port"), """
                # about host
                host: a
                """);
    }

    @Test
    void reshaped_explicitKeys_areWrittenAnewWithTheMappingTheyAreIn() throws Exception {
        expect("""
                # top
                a:
                  ? x
                  : 1
                b: 2 # two
                """, root -> at(root, "a").put("x", 2L), """
                # top
                a:
                  x: 2
                b: 2 # two
                """);
    }

    @Test
    void reshaped_documentMarkersAndDirectives_stay() throws Exception {
        expect("%YAML 1.2\n--- # start\na: 1\n...\n", root -> root.put("a", 2L), "%YAML 1.2\n--- # start\na: 2\n...\n");
    }

    @Test
    void reshaped_otherKindOfDocument_keepsTheCommentsAboveIt() throws Exception {
        assertThat(YamlText.reshaped("# top\n\na: 1 # gone\n", List.of(1L))).isEqualTo("# top\n\n- 1\n");
        assertThat(YamlText.reshaped("# only comments\n", map("a", 1L))).isEqualTo("# only comments\na: 1\n");
        assertThat(YamlText.reshaped("", map("a", 1L))).isEqualTo("a: 1\n");
        assertThat(YamlText.reshaped("a: 1 # x\n", Map.of())).isEqualTo("{}\n");
        assertThat(YamlText.reshaped("{} # x\n", map("a", 1L))).isEqualTo("a: 1\n");
    }

    @Test
    void meaning_textThatIsNotOurs_isRefusedWithItsPlace() {
        assertRefused("a: [1\n", "is not valid YAML in line 2, column 1: ");
        assertRefused("a: 1\n---\nb: 2\n", "line 2, column 1 holds a second document; one is allowed");
        assertRefused("a: !secret x\n", "line 1, column 4 uses a tag (!) that is not allowed");
        assertRefused("a: *b\n", "line 1, column 4 uses an alias (*) for which no anchor (&) stands before it");
        assertRefused("[".repeat(101) + "]".repeat(101), "line 1, column 101 is nested deeper than 100 levels");
        assertRefused(
                "a: &a {b: *a}\n", "line 1, column 11 uses an alias (*) for which no anchor (&) stands before it");
    }

    private static void assertRefused(String text, String message) {
        assertThat(catchThrowableOfType(YamlTextException.class, () -> YamlText.meaning(text)))
                .hasMessageStartingWith(message);
        assertThat(catchThrowableOfType(YamlTextException.class, () -> YamlText.reshaped(text, map("a", 1L))))
                .hasMessageStartingWith(message);
    }

    @Test
    void meaning_aliasesOfAliases_areRefusedBeforeTheyAreWrittenOut() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            laughs.append("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(10, alias)) + "]\n");
        }
        assertRefused(laughs.toString(), "line 8, column 45 stands for more than 100000000 values");
    }

    @Test
    void written_whatNoTextStandsFor_isRefusedByName() {
        assertUnwritable(
                Double.NaN, "no text stands for NaN (Double); allowed: text, true, false, null, whole numbers");
        assertUnwritable(Long.MAX_VALUE, "no text stands for 9223372036854775807 (Long)");
        assertUnwritable(List.of(new StringBuilder("x")), "no text stands for x (StringBuilder)");
        assertUnwritable(Map.of(1, 2), "a key must be text, not 1");
        assertUnwritable(map("k".repeat(2000), 1L), "cannot be written as YAML that reads back as the same");
        Object deep = 1L;
        for (int i = 0; i < 100; i++) {
            deep = List.of(deep);
        }
        assertUnwritable(deep, "a value is nested deeper than 100 levels");
    }

    private static void assertUnwritable(Object target, String message) {
        assertThat(catchThrowableOfType(YamlTextException.class, () -> YamlText.written(target)))
                .hasMessageStartingWith(message);
    }

    @Test
    void written_newDocument_looksLikeOurs() throws Exception {
        assertThat(YamlText.written(map(
                        "checks",
                        List.of(map("id", "node_up", "expr", "up{instance=~\"$i\"} > 1", "nodes", List.of("a", "b"))),
                        "slots",
                        map("1", "n1", "2", 7),
                        "empty",
                        List.of(),
                        "quoted",
                        List.of("no", "012", "1:30", "2026-11-03", "1e3", "", "a: b", "<"),
                        "text",
                        "one\ntwo\n")))
                .isEqualTo("""
                        checks:
                          - id: node_up
                            expr: up{instance=~"$i"} > 1
                            nodes: [a, b]
                        slots:
                          1: n1
                          2: 7
                        empty: []
                        quoted: ["no", "012", "1:30", "2026-11-03", "1e3", "", "a: b", "<"]
                        text: |
                          one
                          two
                        """);
    }

    /** Edits what a text means, and expects one place of the text to differ. */
    private static void expect(String text, Consumer<Map<String, Object>> edit, String from, String to)
            throws Exception {
        assertThat(text).containsOnlyOnce(from);
        expect(text, edit, text.replace(from, to));
    }

    /** Edits what a text means, and expects another text. */
    private static void expect(String text, Consumer<Map<String, Object>> edit, String expected) throws Exception {
        Map<String, Object> tree = at(Meaning.normalized(YamlText.meaning(text)));
        edit.accept(tree);
        assertThat(YamlText.reshaped(text, tree)).isEqualTo(expected);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Object root, Object... path) {
        return (Map<String, Object>) value(root, path);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object root, Object... path) {
        return (List<Object>) value(root, path);
    }

    private static Object value(Object root, Object... path) {
        Object value = root;
        for (Object step : path) {
            value = step instanceof Integer index ? ((List<?>) value).get(index) : ((Map<?, ?>) value).get(step);
        }
        return value;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
