package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.identity.ManageAccounts.ApiKeyView;
import java.util.List;

/** All keys for programs. */
record ApiKeysJson(
        @JsonPropertyDescription("The keys in the order in which they were made.")
        List<ApiKeyJson> apiKeys) {
    static ApiKeysJson of(List<ApiKeyView> keys) {
        return new ApiKeysJson(keys.stream().map(ApiKeyJson::of).toList());
    }

    /** The same whatever use is made of the keys: what an entity tag is made of. */
    ApiKeysJson unused() {
        return new ApiKeysJson(apiKeys.stream().map(ApiKeyJson::unused).toList());
    }
}
