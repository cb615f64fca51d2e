package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.identity.ManageAccounts.UserView;
import java.util.List;

/** Everybody who may sign in. */
record UsersJson(
        @JsonPropertyDescription("The built-in administrator first, then the others in the order of the file.")
        List<UserJson> users) {
    static UsersJson of(List<UserView> users) {
        return new UsersJson(users.stream().map(UserJson::of).toList());
    }
}
