package dev.rackstate.adapter.http.configuration;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.configuration.Profiles;
import java.util.List;

/** The configurations that stand side by side. */
record ProfilesJson(
        @JsonPropertyDescription("Profiles first, then examples, each by name.")
        List<ProfileJson> profiles,

        @JsonPropertyDescription("The main file in use.") String active) {
    static ProfilesJson of(Profiles profiles) {
        return new ProfilesJson(
                profiles.all().stream()
                        .map(profile -> new ProfileJson(
                                profile.name(),
                                profile.example() ? "example" : "profile",
                                profile.path(),
                                profile.active()))
                        .toList(),
                profiles.active());
    }

    /** One of them. */
    record ProfileJson(
            @JsonPropertyDescription("Its name.") String name,
            @JsonPropertyDescription("profile or example.") String type,
            @JsonPropertyDescription("Its main file.") String path,

            @JsonPropertyDescription("Whether it is in use.")
            boolean active) {}

    /** What a new profile is to be. */
    record NewProfileJson(
            @JsonPropertyDescription("What the installation calls itself.")
            String name,

            @JsonPropertyDescription("What its directory is called; made of the name when it is not said.") @Nullable
            String id) {}

    /** A profile that was begun. */
    record ProfileStartedJson(
            @JsonPropertyDescription("What its directory is called.")
            String profileId,

            @JsonPropertyDescription("Its directory.") String profilePath) {}
}
