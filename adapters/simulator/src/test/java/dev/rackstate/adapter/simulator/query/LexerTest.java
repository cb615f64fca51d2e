package dev.rackstate.adapter.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.telemetry.TelemetryException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    private static List<String> words(String text) throws TelemetryException {
        Lexer lexer = new Lexer(text);
        List<String> words = new ArrayList<>();
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            words.add(token.kind() + " " + token.text());
        }
        return words;
    }

    private static String string(String literal) throws TelemetryException {
        Token token = new Lexer(literal).next();
        assertThat(token.kind()).isEqualTo(Token.Kind.STRING);
        return token.text();
    }

    @Test
    void expression_isCutIntoItsTokens() throws TelemetryException {
        assertThat(words("job:up{a=~'x',b!=\"y\"}>=1.5e-3 # that is it\n*0x1F"))
                .containsExactly(
                        "WORD job:up",
                        "SYMBOL {",
                        "WORD a",
                        "SYMBOL =~",
                        "STRING x",
                        "SYMBOL ,",
                        "WORD b",
                        "SYMBOL !=",
                        "STRING y",
                        "SYMBOL }",
                        "SYMBOL >=",
                        "NUMBER 1.5e-3",
                        "SYMBOL *",
                        "NUMBER 0x1F");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = ';',
            value = {
                "\"a\\\\b\"; a\\b",
                "\"\\\"\"; \"",
                "'\\''; '",
                "`a\\b`; a\\b",
                "\"\\x41\\u00e9\\U0001F600\\101\"; A\u00e9\ud83d\ude00A",
                "\"\\xc3\\xa9\"; \u00e9",
                "\"a#b\"; a#b",
                "\"\u4e2d\"; \u4e2d",
            })
    void string_withEscapes_isWhatGoMakesOfIt(String literal, String content) throws TelemetryException {
        assertThat(string(literal)).isEqualTo(content);
    }

    @Test
    void string_withControlEscapes_holdsTheCharacters() throws TelemetryException {
        assertThat(string("\"\\a\\b\\t\\n\\v\\f\\r\"")).isEqualTo("\u0007\b\t\n\u000b\f\r");
        assertThat(string("`two\nlines`")).isEqualTo("two\nlines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\q\"",
                "\"\\'\"",
                "'\\\"'",
                "\"\\x4\"",
                "\"\\ud800\"",
                "\"\\U00110000\"",
                "\"\\UFFFFFFFF\"",
                "\"\\400\"",
                "\"\\08\"",
                "\"\\"
            })
    void string_withABadEscape_isRefused(String literal) {
        assertThatThrownBy(() -> new Lexer(literal).next())
                .isInstanceOf(TelemetryException.class)
                .hasMessageStartingWith("character 2 of the expression: '")
                .hasMessageEndingWith("' is no escape in a string");
    }

    @Test
    void string_thatDoesNotEnd_isRefusedWithItsStart() {
        assertThatThrownBy(() -> words("up{a=\"b}"))
                .hasMessage("character 6 of the expression: the string that opens here does not end");
        assertThatThrownBy(() -> words("'a\nb'"))
                .hasMessage("character 3 of the expression: a line ends inside a string");
    }

    @Test
    void character_thatIsNoToken_isRefused() {
        assertThatThrownBy(() -> words("up ; down")).hasMessage("character 4 of the expression: unexpected ';'");
        assertThatThrownBy(() -> words("\ud83d\ude00"))
                .hasMessage("character 1 of the expression: unexpected '\ud83d\ude00'");
    }
}
