package dev.rackstate.application.identity;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditEntry.Outcome;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.domain.identity.AccountName;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes signing in and out into the audit log. Attempts that are throttled are not written: they are refused unseen, and
 * a flood of them would push everything else out of the log.
 */
final class SignInRecord {
    private static final Logger LOG = LoggerFactory.getLogger(SignInRecord.class);

    private final AuditLog audit;
    private final InstantSource clock;

    SignInRecord(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void loggedIn(Account account, String address) {
        append(account.name(), word(account.role()), address, "logIn", account.name(), Outcome.DONE, "");
    }

    /** What was given as a name is not written unless it is an account's: people type passwords there. */
    void loginRefused(Optional<Account> account, String address) {
        append(
                AccountName.ANONYMOUS,
                "",
                address,
                "logIn",
                account.map(Account::name).orElse(""),
                Outcome.REFUSED,
                account.isEmpty() ? "no such account" : "wrong password, or the account must not sign in");
    }

    void loggedOut(Caller caller) {
        append(caller.name(), word(caller.role()), caller.address(), "logOut", caller.name(), Outcome.DONE, "");
    }

    void refused(Caller caller, String action, String account, String reason) {
        append(caller.name(), word(caller.role()), caller.address(), action, account, Outcome.REFUSED, reason);
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private void append(
            String actor, String role, String address, String action, String account, Outcome outcome, String detail) {
        AuditEntry entry = new AuditEntry(
                clock.instant(), actor, role, address, null, action, account, outcome, detail, List.of());
        try {
            audit.append(entry);
        } catch (IOException e) {
            LOG.error("the audit log cannot be written; not in it: {}", entry, e);
        }
    }
}
