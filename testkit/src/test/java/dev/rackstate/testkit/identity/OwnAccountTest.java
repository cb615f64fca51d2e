package dev.rackstate.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.identity.Avatars;
import dev.rackstate.application.identity.SignIn.SignInException.Kind;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAccountTest extends IdentityStory {
    private static final String NEXT = "a better password";

    @ParameterizedTest
    @CsvSource({"admin, " + PASSWORD, "ada, " + ADAS})
    void changePassword_takesEffectAtOnce_andEndsEveryOtherSession(String name, String password) throws Exception {
        String mine = token(name, password);
        String other = token(name, password);

        signIn().changePassword(caller(mine), password, NEXT);

        assertThat(caller(mine).name()).isEqualTo(name);
        assertEnded(other);
        refusal(Kind.WRONG, () -> token(name, password));
        assertThat(caller(token(name, NEXT)).name()).isEqualTo(name);
    }

    @Test
    void changePassword_leavesOthersAlone() throws Exception {
        String adas = token("ada", ADAS);

        signIn().changePassword(caller(token("admin", PASSWORD)), PASSWORD, NEXT);

        assertThat(caller(adas).name()).isEqualTo("ada");
    }

    @Test
    void changePassword_again_fromTheSameAndFromAnotherSession() throws Exception {
        String first = token("ada", ADAS);
        signIn().changePassword(caller(first), ADAS, NEXT);
        signIn().changePassword(caller(first), NEXT, NEXT + "2");
        String second = token("ada", NEXT + "2");

        signIn().changePassword(caller(second), NEXT + "2", NEXT + "3");

        assertEnded(first);
        assertThat(caller(second).name()).isEqualTo("ada");
    }

    @Test
    void changePassword_sessionThatWentOn_canBeEnded() throws Exception {
        String mine = token("ada", ADAS);
        signIn().changePassword(caller(mine), ADAS, NEXT);

        signIn().logOut(caller(mine));

        assertEnded(mine);
    }

    @Test
    void changePassword_wrongCurrent_changesNothingAndIsAudited() throws Exception {
        Caller caller = caller(token("ada", ADAS));

        refusal(Kind.WRONG, () -> signIn().changePassword(caller, "guess", "short"));

        assertThat(token("ada", ADAS)).isNotBlank();
        assertThat(held.audit().entries()).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("changePassword");
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
            assertThat(entry.toString()).doesNotContain("guess", "short");
        });
    }

    @Test
    void changePassword_againstThePolicy_isRefused() throws Exception {
        Caller caller = caller(token("ada", ADAS));

        assertThat(refusal(Kind.NOT_ALLOWED, () -> signIn().changePassword(caller, ADAS, "short")))
                .hasMessage("the password must have at least 12 characters; this one has 5");
    }

    @Test
    void changePassword_audited_withoutSecrets() throws Exception {
        signIn().changePassword(caller(token("ada", ADAS)), ADAS, NEXT);

        AuditEntry last = held.audit().entries().get(held.audit().entries().size() - 1);
        assertThat(last.action()).isEqualTo("changePassword");
        assertThat(last.actor()).isEqualTo("ada");
        assertThat(last.target()).isEqualTo("ada");
        assertThat(last.outcome()).isEqualTo(AuditEntry.Outcome.DONE);
        assertThat(last.toString()).doesNotContain(NEXT, ADAS, "$quick$");
    }

    @Test
    void changePassword_thatCannotBeWritten_leavesSessionAndPassword() throws Exception {
        String mine = token("ada", ADAS);
        String other = token("ada", ADAS);
        held.store().readOnly(true);

        EditRefusedException e = catchThrowableOfType(
                EditRefusedException.class, () -> signIn().changePassword(caller(mine), ADAS, NEXT));

        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.UNWRITABLE);
        assertThat(caller(mine).name()).isEqualTo("ada");
        assertThat(caller(other).name()).isEqualTo("ada");
        assertThat(token("ada", ADAS)).isNotBlank();
    }

    @Test
    void changePassword_accountWasReplacedOnDiskMeanwhile_isStale() throws Exception {
        Caller caller = caller(token("ada", ADAS));
        held.store()
                .change(held.inForce().withAccounts(held.inForce().accounts().withoutUser("ada")));

        EditRefusedException e =
                catchThrowableOfType(EditRefusedException.class, () -> signIn().changePassword(caller, ADAS, NEXT));

        assertThat(e.kind()).isEqualTo(EditRefusedException.Kind.STALE);
    }

    @Test
    void changePassword_withoutPassword_saysHowToSetOne() {
        auth(false, Duration.ofHours(1), List.of());
        withoutAdministratorsPassword();

        assertThat(refusal(
                        Kind.NOT_CONFIGURED,
                        () -> signIn().changePassword(Caller.anonymous(Role.ADMIN, HOME), "", NEXT)))
                .hasMessageContaining("./rackstate passwd");
    }

    @Test
    void changePassword_signInSwitchedOff_isThatOfTheAdministrator() throws Exception {
        auth(false, Duration.ofHours(1), List.of());

        signIn().changePassword(caller(null), PASSWORD, NEXT);

        auth(true, Duration.ofHours(1), List.of());
        assertThat(token("admin", NEXT)).isNotBlank();
    }

    @Test
    void changes_byCallersWithoutAnAccount_areRefused() throws Exception {
        Caller key = new Caller("ci", Role.ADMIN, Caller.Kind.API_KEY, "0123456789ab", HOME);
        Caller stranger = Caller.anonymous(Role.VIEWER, ELSEWHERE);
        withoutAdministratorsPassword();

        for (Caller caller : List.of(key, stranger)) {
            refusal(Kind.NOT_CONFIGURED, () -> signIn().changePassword(caller, PASSWORD, NEXT));
            refusal(Kind.NOT_CONFIGURED, () -> signIn().changeUsername(caller, "", "mallory"));
        }
    }

    @ParameterizedTest
    @CsvSource({"admin, " + PASSWORD, "ada, " + ADAS})
    void changeUsername_keepsSessionPictureAndRole(String name, String password) throws Exception {
        Avatars.Picture picture = new Avatars.Picture("image/png", new byte[] {1});
        held.avatars().put(name, picture);
        String mine = token(name, password);
        Role role = caller(mine).role();

        String next = signIn().changeUsername(caller(mine), password, "  Grace Hopper ");

        assertThat(next).isEqualTo("Grace Hopper");
        assertThat(caller(mine).name()).isEqualTo(next);
        assertThat(caller(mine).role()).isEqualTo(role);
        assertThat(held.avatars().find(next)).contains(picture);
        assertThat(held.avatars().find(name)).isEmpty();
        refusal(Kind.WRONG, () -> token(name, password));
        assertThat(token(next, password)).isNotBlank();
    }

    @Test
    void changeUsername_ownName_isLeft() throws Exception {
        assertThat(signIn().changeUsername(caller(token("ada", ADAS)), ADAS, " ada "))
                .isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "' ', a name must not be blank; allowed: 1 to 64 printable characters",
        "admin, there is an account 'admin' already; choose another name",
    })
    void changeUsername_blankOrTaken_isRefused(String name, String message) throws Exception {
        Caller caller = caller(token("ada", ADAS));

        assertThat(refusal(Kind.NOT_ALLOWED, () -> signIn().changeUsername(caller, ADAS, name)))
                .hasMessage(message);
    }

    @Test
    void changeUsername_wrongPassword_isRefusedBeforeTheNameIsLookedAt() throws Exception {
        Caller caller = caller(token("ada", ADAS));

        refusal(Kind.WRONG, () -> signIn().changeUsername(caller, "guess", "admin"));
    }
}
