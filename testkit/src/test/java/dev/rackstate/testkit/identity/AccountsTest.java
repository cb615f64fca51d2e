package dev.rackstate.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.identity.AdministratorPassword;
import dev.rackstate.application.identity.Avatars;
import dev.rackstate.application.identity.ManageAccounts.CreatedKey;
import dev.rackstate.application.identity.ManageAccounts.UserView;
import dev.rackstate.application.identity.SignIn.SignInException.Kind;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Role;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccountsTest extends IdentityStory {
    private static EditRefusedException refused(EditRefusedException.Kind kind, ThrowingCallable attempt) {
        EditRefusedException e = catchThrowableOfType(EditRefusedException.class, attempt);
        assertThat(e).isNotNull();
        assertThat(e.kind()).isEqualTo(kind);
        return e;
    }

    @Test
    void users_theAdministratorFirst() {
        assertThat(accounts().users())
                .containsExactly(
                        new UserView("admin", Role.ADMIN, true, true, true, null),
                        new UserView("ada", Role.VIEWER, true, false, true, null));
        assertThat(accounts().user("nobody")).isEmpty();
    }

    @Test
    void addUser_canSignIn() throws Exception {
        accounts().addUser(" grace ", Role.OPERATOR, "cobol forever", byAdmin("addUser"));

        assertThat(caller(token("grace", "cobol forever")).role()).isEqualTo(Role.OPERATOR);
        assertThat(accounts().user("grace"))
                .contains(
                        new UserView("grace", Role.OPERATOR, true, false, true, Instant.parse("2026-03-01T10:00:00Z")));
    }

    @Test
    void addUser_takenNameOrBadPassword_isRefused() {
        refusal(Kind.NOT_ALLOWED, () -> accounts().addUser("ada", Role.VIEWER, "long enough 1", byAdmin("addUser")));
        refusal(Kind.NOT_ALLOWED, () -> accounts().addUser("admin", Role.VIEWER, "long enough 1", byAdmin("addUser")));
        refusal(Kind.NOT_ALLOWED, () -> accounts().addUser("grace", Role.VIEWER, "short", byAdmin("addUser")));

        assertThat(accounts().users()).hasSize(2);
    }

    @Test
    void addUser_dryRun_addsNobody() throws Exception {
        Options options = byAdmin("addUser");

        Edited edited = accounts()
                .addUser(
                        "grace",
                        Role.VIEWER,
                        "long enough 1",
                        new Options(options.author(), "addUser", "", true, current -> true));

        assertThat(edited.after().accounts().user("grace")).isPresent();
        assertThat(accounts().user("grace")).isEmpty();
    }

    @Test
    void changeUser_password_endsTheirSessions() throws Exception {
        String token = token("ada", ADAS);

        accounts().changeUser("ada", null, "another password", null, byAdmin("changeUser"));

        assertEnded(token);
        assertThat(token("ada", "another password")).isNotBlank();
    }

    @Test
    void changeUser_nobody_isNotFound() {
        assertThat(refused(
                        EditRefusedException.Kind.NOT_FOUND,
                        () -> accounts().changeUser("nobody", Role.ADMIN, null, null, byAdmin("changeUser"))))
                .hasMessage("there is no user 'nobody'");
    }

    @Test
    void administrator_canBeNeitherRemovedDisabledNorDemoted() throws Exception {
        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> accounts().removeUser("admin", byAdmin("removeUser")),
                () -> accounts().changeUser("admin", null, null, false, byAdmin("changeUser")),
                () -> accounts().changeUser("admin", Role.VIEWER, null, null, byAdmin("changeUser")))) {
            refused(EditRefusedException.Kind.INVALID, attempt);
        }

        accounts().changeUser("admin", Role.ADMIN, "another password", true, byAdmin("changeUser"));
        assertThat(token("admin", "another password")).isNotBlank();
    }

    @Test
    void lastAdministratorWithAPassword_stays() throws Exception {
        accounts().changeUser("ada", Role.ADMIN, null, null, byAdmin("changeUser"));
        withoutAdministratorsPassword();

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> accounts().removeUser("ada", byAdmin("removeUser")),
                () -> accounts().changeUser("ada", null, null, false, byAdmin("changeUser")),
                () -> accounts().changeUser("ada", Role.VIEWER, null, null, byAdmin("changeUser")))) {
            assertThat(refused(EditRefusedException.Kind.IN_USE, attempt))
                    .hasMessageStartingWith("then no administrator could sign in");
        }
        assertThat(caller(token("ada", ADAS)).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void removeUser_takesThePictureAlong() throws Exception {
        held.avatars().put("ada", new Avatars.Picture("image/png", new byte[] {1}));

        accounts().removeUser("ada", byAdmin("removeUser"));

        assertThat(held.avatars().find("ada")).isEmpty();
    }

    @Test
    void createApiKey_keepsTheHashAlone() throws Exception {
        CreatedKey created = accounts().createApiKey("ci", Role.OPERATOR, null, byAdmin("createApiKey"));

        ApiKey kept = held.inForce().accounts().apiKeys().get(0);
        assertThat(created.key()).matches("rs_[A-Za-z0-9_-]{43}").startsWith(kept.prefix());
        assertThat(kept.prefix()).hasSize(10);
        assertThat(kept.hash()).matches("[0-9a-f]{64}");
        assertThat(kept.id()).matches("[0-9a-f]{12}");
        assertThat(kept.createdBy()).isEqualTo("admin");
        assertThat(created.toString()).doesNotContain(created.key());
        assertThat(held.audit().entries().toString()).doesNotContain(created.key(), kept.hash());
        assertThat(accounts()
                        .createApiKey("ci", Role.OPERATOR, null, byAdmin("createApiKey"))
                        .key())
                .isNotEqualTo(created.key());
    }

    @Test
    void createApiKey_inThePastOrWithoutAName_isRefused() {
        assertThat(refused(
                        EditRefusedException.Kind.INVALID,
                        () -> accounts()
                                .createApiKey(
                                        "ci",
                                        Role.VIEWER,
                                        Instant.parse("2026-03-01T10:00:00Z"),
                                        byAdmin("createApiKey"))))
                .hasMessage("a key that ends at 2026-03-01T10:00:00Z has run out already; it is 2026-03-01T10:00:00Z");
        refused(
                EditRefusedException.Kind.INVALID,
                () -> accounts().createApiKey(" ", Role.VIEWER, null, byAdmin("createApiKey")));
    }

    @Test
    void revokeApiKey_unknown_isNotFound() {
        refused(
                EditRefusedException.Kind.NOT_FOUND,
                () -> accounts().revokeApiKey("0123456789ab", byAdmin("revokeApiKey")));
    }

    @Test
    void administratorPassword_setAtTheMachine_needsNoOtherAndEndsSessions() throws Exception {
        String token = token("admin", PASSWORD);
        AdministratorPassword passwords = new AdministratorPassword(held.editing(), held.hashing());

        refusal(Kind.NOT_ALLOWED, () -> passwords.set(held.inForce(), "short", "root"));
        passwords.set(held.inForce(), "set by hand at night", "root");

        assertEnded(token);
        assertThat(token("admin", "set by hand at night")).isNotBlank();
        assertThat(held.audit().entries()).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("setPassword");
            assertThat(entry.actor()).isEqualTo("root");
            assertThat(entry.address()).isEqualTo("local");
        });
    }
}
