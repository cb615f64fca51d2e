package dev.rackstate.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.identity.IdentifyCaller.UnidentifiedException;
import dev.rackstate.application.identity.ManageAccounts.ApiKeyView;
import dev.rackstate.application.identity.ManageAccounts.CreatedKey;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest extends IdentityStory {
    @Test
    void identify_switchedOffWithoutTrustedNetworks_everybodyAdministers() throws Exception {
        auth(false, Duration.ofHours(1), List.of());

        assertThat(held.identity().callers().identify("rubbish", null, ELSEWHERE))
                .isEqualTo(new Caller("anonymous", Role.ADMIN, Caller.Kind.ANONYMOUS, null, ELSEWHERE));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, ADMIN",
        "::ffff:10.0.0.7, ADMIN",
        "fd00::1, ADMIN",
        "203.0.113.9, VIEWER",
        "localhost, VIEWER",
        "'', VIEWER",
    })
    void identify_switchedOffWithTrustedNetworks_strangersOnlyRead(String address, Role role) throws Exception {
        auth(false, Duration.ofHours(1), List.of("10.0.0.0/8", "fd00::/8"));

        assertThat(held.identity().callers().identify(null, null, address).role())
                .isEqualTo(role);
    }

    @Test
    void identify_nothingSent_isRefused() {
        assertThatThrownBy(() -> caller(null))
                .isInstanceOf(UnidentifiedException.class)
                .hasMessage("you have not signed in; send a session's token or an API key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "rs_", "rs_rubbish"})
    void identify_rubbish_isRefused(String text) {
        assertThatThrownBy(() -> caller(text)).isInstanceOf(UnidentifiedException.class);
        assertThatThrownBy(() -> held.identity().callers().identify(null, text, HOME))
                .isInstanceOf(UnidentifiedException.class);
    }

    @Test
    void session_followsItsAccountAtOnce() throws Exception {
        String token = token("ada", ADAS);

        accounts().changeUser("ada", Role.OPERATOR, null, null, byAdmin("changeUser"));
        assertThat(caller(token).role()).isEqualTo(Role.OPERATOR);

        accounts().changeUser("ada", null, null, false, byAdmin("changeUser"));
        assertEnded(token);

        accounts().changeUser("ada", null, null, true, byAdmin("changeUser"));
        assertThat(caller(token).name()).isEqualTo("ada");

        accounts().removeUser("ada", byAdmin("removeUser"));
        assertEnded(token);
    }

    @Test
    void session_ofARemovedUser_isNotThatOfTheNextWithTheirName() throws Exception {
        String token = token("ada", ADAS);
        accounts().removeUser("ada", byAdmin("removeUser"));

        accounts().addUser("ada", Role.ADMIN, ADAS, byAdmin("addUser"));

        assertEnded(token);
    }

    @Test
    void apiKey_inEitherHeader_isTheKey() throws Exception {
        CreatedKey created = accounts().createApiKey("ci", Role.OPERATOR, null, byAdmin("createApiKey"));
        Caller expected = new Caller(
                "ci", Role.OPERATOR, Caller.Kind.API_KEY, created.view().id(), HOME);

        assertThat(caller(created.key())).isEqualTo(expected);
        assertThat(held.identity().callers().identify(null, created.key(), HOME))
                .isEqualTo(expected);
    }

    @Test
    void apiKey_pastItsEnd_isRefused() throws Exception {
        String key = accounts()
                .createApiKey("ci", Role.VIEWER, clock.instant().plusSeconds(60), byAdmin("createApiKey"))
                .key();
        assertThat(caller(key).name()).isEqualTo("ci");

        clock.advance(Duration.ofSeconds(60));

        assertThatThrownBy(() -> caller(key))
                .isInstanceOf(UnidentifiedException.class)
                .hasMessageContaining("run out");
    }

    @Test
    void apiKey_revoked_isRefusedAtOnce() throws Exception {
        CreatedKey created = accounts().createApiKey("ci", Role.VIEWER, null, byAdmin("createApiKey"));

        accounts().revokeApiKey(created.view().id(), byAdmin("revokeApiKey"));

        assertThatThrownBy(() -> caller(created.key())).isInstanceOf(UnidentifiedException.class);
    }

    @Test
    void apiKey_use_isNotedInMemoryAndKeptByTheTask() throws Exception {
        String key = accounts()
                .createApiKey("ci", Role.VIEWER, null, byAdmin("createApiKey"))
                .key();
        assertThat(accounts().apiKeys()).extracting(ApiKeyView::lastUsed).containsOnlyNulls();

        for (int i = 0; i < 100; i++) {
            caller(key);
        }

        assertThat(accounts().apiKeys()).extracting(ApiKeyView::lastUsed).containsExactly(clock.instant());
        assertThat(state.saves()).isZero();
        held.flush();
        held.flush();
        assertThat(state.saves()).isEqualTo(1);
        restart();
        assertThat(accounts().apiKeys()).extracting(ApiKeyView::lastUsed).containsExactly(clock.instant());
    }

    @Test
    void apiKey_useBeforeAStop_isKeptByClosing() throws Exception {
        CreatedKey created = accounts().createApiKey("ci", Role.VIEWER, null, byAdmin("createApiKey"));
        caller(created.key());

        held.close();

        assertThat(state.load().keysLastUsed()).containsEntry(created.view().id(), clock.instant());
    }

    @Test
    void apiKey_revoked_itsUseIsForgotten() throws Exception {
        CreatedKey first = accounts().createApiKey("ci", Role.VIEWER, null, byAdmin("createApiKey"));
        CreatedKey second = accounts().createApiKey("wall", Role.VIEWER, null, byAdmin("createApiKey"));
        caller(first.key());
        caller(second.key());

        accounts().revokeApiKey(first.view().id(), byAdmin("revokeApiKey"));
        held.flush();

        assertThat(state.load().keysLastUsed()).containsOnlyKeys(second.view().id());
    }
}
