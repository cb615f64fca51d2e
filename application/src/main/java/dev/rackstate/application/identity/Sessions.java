package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.identity.SessionTokens.Claims;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions, none of which is stored. A session is good while its token is, nobody ended it, its account exists and may
 * sign in, and the account's password is the one it began with: the token carries a stamp of the password's hash, and not
 * the role. So a change of password, role or account counts from the next call on.
 *
 * <p>The session in which somebody changes their own password or name goes on: which account it stands for from then on is
 * remembered until the next start. Safe for concurrent use.
 */
final class Sessions {
    /** The session of an account. */
    record Open(String id, Account account) {}

    /** Whose session it is, and with which password. */
    private record Holder(String account, String stamp) {
        static Holder of(String name, String passwordHash) {
            byte[] digest = Sha256.of(passwordHash);
            return new Holder(name, HexFormat.of().formatHex(Arrays.copyOf(digest, STAMP_BYTES)));
        }

        Optional<Account> in(Configuration configuration) {
            return Account.find(configuration, account)
                    .filter(Account::maySignIn)
                    .filter(found -> of(found.name(), found.passwordHash()).equals(this));
        }
    }

    private static final int STAMP_BYTES = 16;
    private static final int ID_BYTES = 16;
    private static final Duration NO_END = Duration.ofDays(36_500);
    private static final int MOST_CARRIED = 10_000;

    private final SessionTokens tokens;
    private final Remembered remembered;
    private final InstantSource clock;
    private final SecureRandom random;
    private final RecentlyUsed<String, List<Holder>> carried = new RecentlyUsed<>(MOST_CARRIED);

    Sessions(SessionTokens tokens, Remembered remembered, InstantSource clock, SecureRandom random) {
        this.tokens = tokens;
        this.remembered = remembered;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The token of a new session.
     *
     * @param lasts how long, or null for no end
     */
    String begin(Account account, @Nullable Duration lasts) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(lasts == null ? NO_END : lasts).truncatedTo(ChronoUnit.SECONDS);
        Holder holder = Holder.of(account.name(), account.passwordHash());
        return tokens.sign(new Claims(newId(end), holder.account, holder.stamp, now, end));
    }

    /** The session of a token, while it is good. */
    Optional<Open> find(String token, Configuration configuration) {
        return tokens.read(token, clock.instant())
                .filter(claims -> !remembered.isOver(claims))
                .flatMap(claims -> account(claims, configuration).map(account -> new Open(claims.id(), account)));
    }

    private Optional<Account> account(Claims claims, Configuration configuration) {
        return new Holder(claims.account(), claims.stamp())
                .in(configuration)
                .or(() -> holders(claims.id()).stream()
                        .flatMap(holder -> holder.in(configuration).stream())
                        .findFirst());
    }

    private List<Holder> holders(String session) {
        synchronized (carried) {
            List<Holder> found = carried.get(session);
            return found == null ? List.of() : found;
        }
    }

    /**
     * Lets a session go on when its account gets this name and this hash. Called before the account changes, so that no
     * call falls between; when the change does not come about, nothing is good that was not before.
     */
    void carry(String session, String account, String passwordHash) {
        Holder next = Holder.of(account, passwordHash);
        synchronized (carried) {
            List<Holder> before = carried.get(session);
            carried.put(session, before == null ? List.of(next) : List.of(before.get(before.size() - 1), next));
        }
    }

    /** Ends a session for good. */
    void end(String session) {
        remembered.end(session, endOf(session));
    }

    /** The id ends with the second at which the session does, so that whoever ends it knows how long to remember that. */
    private String newId(Instant end) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "." + end.getEpochSecond();
    }

    private static Instant endOf(String id) {
        return Instant.ofEpochSecond(Long.parseLong(id.substring(id.indexOf('.') + 1)));
    }
}
