package dev.rackstate.adapter.yaml.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.text.HandWriting.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlTextLawsTest {
    @Provide
    Arbitrary<Object> trees() {
        return Trees.trees();
    }

    @Provide
    Arbitrary<Object> repetitiveTrees() {
        return Trees.repetitiveTrees();
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void written_anyTree_readsBackAsIt(@ForAll("trees") Object tree) throws Exception {
        assertThat(YamlText.meaning(YamlText.written(tree))).isEqualTo(tree);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void meaning_anyHand_isTheTree(@ForAll("trees") Object tree, @ForAll Random random) throws Exception {
        assertThat(YamlText.meaning(HandWriting.write(tree, random).text())).isEqualTo(tree);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void reshaped_toWhatItMeans_isTheSameText(@ForAll("trees") Object tree, @ForAll Random random) throws Exception {
        String text = HandWriting.write(tree, random).text();

        assertThat(YamlText.reshaped(text, tree)).isSameAs(text);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void reshaped_toAnything_meansItAndStays(
            @ForAll("trees") Object tree, @ForAll("trees") Object other, @ForAll Random random) throws Exception {
        String text = HandWriting.write(tree, random).text();

        String reshaped = YamlText.reshaped(text, other);

        assertThat(YamlText.meaning(reshaped)).isEqualTo(other);
        assertThat(YamlText.reshaped(reshaped, other)).isEqualTo(reshaped);
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void reshaped_afterEdits_meansThem(
            @ForAll("trees") Object tree, @ForAll("trees") Object other, @ForAll Random random) throws Exception {
        Written written = HandWriting.write(tree, random);
        Object target = Trees.edited(tree, random, Arrays.asList(other, 5L, "text", null, List.of()));

        String reshaped = YamlText.reshaped(written.text(), target);

        assertThat(YamlText.meaning(reshaped)).isEqualTo(target);
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void reshaped_aliasesAndMerges_meanWhatTheyShall(
            @ForAll("repetitiveTrees") Object tree, @ForAll("repetitiveTrees") Object other, @ForAll Random random)
            throws Exception {
        String text = HandWriting.write(tree, random).text();
        Object target = Trees.edited(tree, random, List.of(other, "a", 1L));

        assertThat(YamlText.meaning(text)).isEqualTo(tree);
        assertThat(YamlText.meaning(YamlText.reshaped(text, target))).isEqualTo(target);
    }
}
