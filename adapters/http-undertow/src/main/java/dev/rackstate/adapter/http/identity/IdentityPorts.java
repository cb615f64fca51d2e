package dev.rackstate.adapter.http.identity;

import dev.rackstate.application.identity.Avatars;
import dev.rackstate.application.identity.IdentifyCaller;
import dev.rackstate.application.identity.ManageAccounts;
import dev.rackstate.application.identity.SignIn;

/**
 * The use cases about who calls.
 *
 * @param callers finds out who calls
 * @param signIn what people do with their own account
 * @param accounts what administrators do with users and API keys
 * @param avatars keeps their pictures
 */
public record IdentityPorts(IdentifyCaller callers, SignIn signIn, ManageAccounts accounts, Avatars avatars) {}
