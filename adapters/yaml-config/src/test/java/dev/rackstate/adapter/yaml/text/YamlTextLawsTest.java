package dev.rackstate.adapter.yaml.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.text.HandWriting.Written;
import dev.rackstate.adapter.yaml.text.Node.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

@PropertyDefaults(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class YamlTextLawsTest {
    /** An item of a list with another one of these is another item. */
    private static final List<String> IDENTITIES = List.of("id", "name", "node");

    @Provide
    Arbitrary<Object> trees() {
        return Trees.trees();
    }

    @Provide
    Arbitrary<Object> repetitiveTrees() {
        return Trees.repetitiveTrees();
    }

    @Property
    void written_anyTree_readsBackAsIt(@ForAll("trees") Object tree) throws Exception {
        assertThat(YamlText.meaning(YamlText.written(tree))).isEqualTo(tree);
    }

    @Property
    void meaning_anyHand_isTheTree(@ForAll("trees") Object tree, @ForAll Random random) throws Exception {
        assertThat(YamlText.meaning(HandWriting.write(tree, random).text())).isEqualTo(tree);
    }

    @Property
    void reshaped_toWhatItMeans_isTheSameText(@ForAll("trees") Object tree, @ForAll Random random) throws Exception {
        String text = HandWriting.write(tree, random).text();

        assertThat(YamlText.reshaped(text, tree)).isSameAs(text);
    }

    @Property
    void reshaped_toAnything_meansItAndStays(
            @ForAll("trees") Object tree, @ForAll("trees") Object other, @ForAll Random random) throws Exception {
        String text = HandWriting.write(tree, random).text();

        String reshaped = YamlText.reshaped(text, other);

        assertThat(YamlText.meaning(reshaped)).isEqualTo(other);
        assertThat(YamlText.reshaped(reshaped, other)).isEqualTo(reshaped);
    }

    @Property
    void reshaped_afterEdits_meansThem(
            @ForAll("trees") Object tree, @ForAll("trees") Object other, @ForAll Random random) throws Exception {
        Written written = HandWriting.write(tree, random);
        Object target = Trees.edited(tree, random, Arrays.asList(other, 5L, "text", null, List.of()));

        String reshaped = YamlText.reshaped(written.text(), target);

        assertThat(YamlText.meaning(reshaped)).isEqualTo(target);
    }

    @Property
    void reshaped_aliasesAndMerges_meanWhatTheyShall(
            @ForAll("repetitiveTrees") Object tree, @ForAll("repetitiveTrees") Object other, @ForAll Random random)
            throws Exception {
        String text = HandWriting.write(tree, random).text();
        Object target = Trees.edited(tree, random, List.of(other, "a", 1L));

        assertThat(YamlText.meaning(text)).isEqualTo(tree);
        assertThat(YamlText.meaning(YamlText.reshaped(text, target))).isEqualTo(target);
    }

    @Property
    void reshaped_oneScalarChanged_leavesEverythingBeforeAndBehindIt(
            @ForAll("trees") Object tree, @ForAll Random random) throws Exception {
        String written = HandWriting.write(tree, random).text();
        String text = written.startsWith("\uFEFF") ? written.substring(1) : written;
        List<Place> places = Place.all(text).stream()
                .filter(place -> place.member().value() instanceof Scalar scalar && !scalar.takesLines())
                .filter(place ->
                        place.collection().isMapping() || !place.collection().takesLines())
                .toList();
        Assume.that(!places.isEmpty());
        Place place = places.get(random.nextInt(places.size()));
        Scalar scalar = (Scalar) place.member().value();

        String reshaped = YamlText.reshaped(text, place.with(Trees.changed(scalar.meaning())));

        SourceText source = new SourceText(text);
        String behind = source.substring(scalar.end(), source.textEnd(scalar.end()));
        int comment = behind.indexOf('#');
        boolean flow = !place.collection().takesLines();
        int same = flow ? scalar.end() : comment < 0 ? source.textEnd(scalar.end()) : scalar.end() + comment;
        assertThat(reshaped).startsWith(text.substring(0, scalar.start())).endsWith(text.substring(same));
    }
}
