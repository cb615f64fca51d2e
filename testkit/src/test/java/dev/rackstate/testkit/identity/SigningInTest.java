package dev.rackstate.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.identity.IdentityState;
import dev.rackstate.application.identity.SignIn;
import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.application.identity.SignIn.SignInException.Kind;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningInTest extends IdentityStory {
    @Test
    void logIn_rightPassword_beginsASession() throws Exception {
        SignIn.Session session = signIn().logIn("ada", ADAS, HOME);

        assertThat(session.expiresIn()).isEqualTo(Duration.ofHours(24));
        assertThat(session.role()).isEqualTo(Role.VIEWER);
        assertThat(session.toString()).doesNotContain(session.token());
        Caller caller = caller(session.token());
        assertThat(caller.name()).isEqualTo("ada");
        assertThat(caller.role()).isEqualTo(Role.VIEWER);
        assertThat(caller.kind()).isEqualTo(Caller.Kind.SESSION);
        assertThat(caller.credential()).isNotBlank();
        assertThat(held.audit().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("ada");
            assertThat(entry.role()).isEqualTo("viewer");
            assertThat(entry.action()).isEqualTo("logIn");
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.DONE);
            assertThat(entry.address()).isEqualTo(HOME);
        });
    }

    @Test
    void logIn_wrongPasswordOrUnknownName_sameAnswerAfterTheSameWork() {
        SignInException wrong = refusal(Kind.WRONG, () -> signIn().logIn("ada", "guess", HOME));
        SignInException unknown = refusal(Kind.WRONG, () -> signIn().logIn("nobody", "guess", HOME));

        assertThat(unknown).hasMessage(wrong.getMessage()).hasMessageContaining("credentials");
        List<String> hashes = List.of(held.inForce().settings().auth().passwordHash(), "$quick$0$" + ADAS);
        assertThat(held.hashing().compared()).hasSize(2).isSubsetOf(hashes);
    }

    @Test
    void logIn_unknownNameWithThePasswordOfTheHashItIsComparedWith_isRefused() {
        for (int i = 0; i < 20; i++) {
            String name = "nobody" + i;
            String address = "10.1.0." + i;
            refusal(Kind.WRONG, () -> signIn().logIn(name, PASSWORD, address));
            refusal(Kind.WRONG, () -> signIn().logIn(name, ADAS, address));
        }
    }

    @Test
    void logIn_refused_auditHasTheAccountButNeverWhatWasTyped() {
        refusal(Kind.WRONG, () -> signIn().logIn("ada", "first guess", HOME));
        refusal(Kind.WRONG, () -> signIn().logIn(PASSWORD, "second guess", HOME));

        assertThat(held.audit().entries()).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("anonymous");
            assertThat(entry.role()).isEmpty();
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
            assertThat(entry.toString()).doesNotContain("guess", PASSWORD);
        });
        assertThat(held.audit().entries()).extracting(AuditEntry::target).containsExactly("ada", "");
    }

    @Test
    void logIn_auditLogFull_stillSignsIn() throws Exception {
        held.audit().full(true);

        assertThat(caller(token("ada", ADAS)).name()).isEqualTo("ada");
    }

    @Test
    void logIn_switchedOff_isRefusedUnseen() {
        auth(false, Duration.ofHours(1), List.of());

        assertThat(refusal(Kind.DISABLED, () -> signIn().logIn("admin", PASSWORD, HOME)))
                .hasMessageContaining("not enabled");
        assertThat(held.hashing().compared()).isEmpty();
    }

    @Test
    void logIn_administratorWithoutPassword_saysHowToSetOneAfterTheSameWork() {
        withoutAdministratorsPassword();

        assertThat(refusal(Kind.NOT_CONFIGURED, () -> signIn().logIn("admin", "", HOME)))
                .hasMessage("no password is configured for 'admin'; set one with ./rackstate passwd --config FILE");
        assertThat(held.hashing().compared()).hasSize(1);
        assertThat(signIn().status().configured()).isFalse();
    }

    @Test
    void logIn_disabledUser_isAnsweredLikeAWrongPassword() throws Exception {
        accounts().changeUser("ada", null, null, false, byAdmin("changeUser"));

        refusal(Kind.WRONG, () -> signIn().logIn("ada", ADAS, HOME));
        assertThat(held.hashing().compared()).hasSize(1);
    }

    @Test
    void session_pastItsEnd_isOver() throws Exception {
        String token = token("ada", ADAS);

        clock.advance(Duration.ofHours(23));
        assertThat(caller(token).name()).isEqualTo("ada");
        clock.advance(Duration.ofHours(1));
        assertEnded(token);
    }

    @Test
    void session_unlimited_hasNoEndUntilLogOut() throws Exception {
        auth(true, null, List.of());
        SignIn.Session session = signIn().logIn("ada", ADAS, HOME);

        clock.advance(Duration.ofDays(3_650));
        assertThat(session.expiresIn()).isNull();
        signIn().logOut(caller(session.token()));

        assertEnded(session.token());
    }

    @Test
    void logOut_endsThisSessionAloneAlsoAfterARestart() throws Exception {
        String mine = token("ada", ADAS);
        String other = token("ada", ADAS);

        signIn().logOut(caller(mine));

        assertEnded(mine);
        restart();
        assertEnded(mine);
        assertThat(caller(other).name()).isEqualTo("ada");
    }

    @Test
    void logOut_audited_andNothingForCallersWithoutSession() throws Exception {
        signIn().logOut(caller(token("ada", ADAS)));
        signIn().logOut(Caller.anonymous(Role.ADMIN, HOME));

        assertThat(held.audit().entries()).extracting(AuditEntry::action).containsExactly("logIn", "logOut");
    }

    @Test
    void logOut_thatCannotBeKept_holdsAndIsKeptLater() throws Exception {
        String token = token("ada", ADAS);
        state.readOnly(true);
        signIn().logOut(caller(token));
        assertEnded(token);

        state.readOnly(false);
        held.flush();

        assertThat(state.load().endedSessions()).hasSize(1);
    }

    @Test
    void endedSessions_pastTheirEnd_areForgotten() throws Exception {
        signIn().logOut(caller(token("ada", ADAS)));
        clock.advance(Duration.ofHours(25));

        signIn().logOut(caller(token("ada", ADAS)));

        assertThat(state.load().endedSessions()).hasSize(1);
    }

    @Test
    void sessions_whoseEndsWereLost_areAllOver() throws Exception {
        String before = token("ada", ADAS);
        clock.advance(Duration.ofSeconds(2));
        held.close();
        state.save(new IdentityState.Kept(Map.of(), Map.of(), clock.instant()));

        restart();

        assertEnded(before);
        clock.advance(Duration.ofSeconds(1));
        assertThat(caller(token("ada", ADAS)).name()).isEqualTo("ada");
    }
}
