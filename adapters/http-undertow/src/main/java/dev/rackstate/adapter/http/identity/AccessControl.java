package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.application.identity.IdentifyCaller;
import dev.rackstate.application.identity.IdentifyCaller.UnidentifiedException;
import dev.rackstate.domain.identity.Caller;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Locale;

/** What stands before every route: finds out who calls, and whether they may. Never waits. Safe for concurrent use. */
public final class AccessControl {
    private final IdentifyCaller callers;
    private final ClientAddresses addresses;

    /**
     * Control over who calls.
     *
     * @param trustedProxies addresses and blocks of the proxies whose {@code X-Forwarded-For} is believed
     */
    public AccessControl(IdentifyCaller callers, List<String> trustedProxies) {
        this.callers = callers;
        this.addresses = new ClientAddresses(trustedProxies);
    }

    /**
     * Lets a caller in.
     *
     * @throws Refusal 401 when it must be known who calls and is not, 403 when it is known and they may not
     */
    public Caller admit(HttpServerExchange exchange, Role needed) throws Refusal {
        String address = addresses.of(exchange);
        if (needed == Role.ANONYMOUS) {
            return Caller.anonymous(dev.rackstate.domain.identity.Role.VIEWER, address);
        }
        Caller caller = identify(Credentials.of(exchange.getRequestHeaders()), address);
        if (!needed.admits(caller)) {
            throw Refusal.of(403, forbidden(needed, caller));
        }
        return caller;
    }

    private Caller identify(Credentials shown, String address) throws Refusal {
        try {
            if (shown.sound()) {
                return callers.identify(shown.bearer(), shown.apiKey(), address);
            }
        } catch (UnidentifiedException e) {
            if (!shown.shown()) {
                throw Challenge.notAuthenticated();
            }
        }
        throw Challenge.invalidToken();
    }

    private static String forbidden(Role needed, Caller caller) {
        return caller.kind() == Caller.Kind.ANONYMOUS
                ? needed.demand() + " Authentication is off, and " + caller.address()
                        + " is in none of the trusted networks, so it may only read."
                : needed.demand() + " '" + caller.name() + "' has the role "
                        + caller.role().name().toLowerCase(Locale.ROOT) + ".";
    }
}
