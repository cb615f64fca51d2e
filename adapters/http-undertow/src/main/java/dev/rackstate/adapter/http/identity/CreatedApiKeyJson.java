package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.application.identity.ManageAccounts.CreatedKey;

/** A key that was made. */
record CreatedApiKeyJson(
        @JsonUnwrapped ApiKeyJson view,

        @JsonPropertyDescription("The whole key. It is shown this once and kept nowhere.")
        String key) {
    static CreatedApiKeyJson of(CreatedKey created) {
        return new CreatedApiKeyJson(ApiKeyJson.of(created.view()), created.key());
    }

    @Override
    public String toString() {
        return "CreatedApiKeyJson[" + view + "]";
    }
}
