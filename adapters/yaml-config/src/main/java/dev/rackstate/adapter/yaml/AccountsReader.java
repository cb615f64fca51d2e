package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Accounts.User;
import dev.rackstate.domain.identity.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads who may sign in: {@code users.yaml} beside the main file. Any doubt about an account makes it unusable: a
 * misspelt {@code enabled} or {@code expires_at} must not leave a door open, and of two accounts with one name nobody can
 * say which is meant.
 */
final class AccountsReader {
    private static final String FILE = "users.yaml";
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$[0-3][0-9]\\$[./A-Za-z0-9]{53}");
    private static final Form<String> ROLE = Form.oneOf("viewer", "operator", "admin");
    private static final Form<String> PASSWORD_HASH = new Form<>("a bcrypt hash", true, scalar -> {
        if (!scalar.text().isEmpty() && !BCRYPT.matcher(scalar.text()).matches()) {
            throw new IllegalArgumentException(" must be a bcrypt hash (not shown), or empty for no password");
        }
        return scalar.text();
    });
    private static final Form<String> KEY_HASH = new Form<>("a SHA-256 hash", true, scalar -> {
        if (!scalar.text().matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(" must be 64 hexadecimal digits in lower case (not shown)");
        }
        return scalar.text();
    });

    private final String administrator;

    /**
     * A reader.
     *
     * @param administrator the name of the built-in administrator, which nobody else may have
     */
    AccountsReader(String administrator) {
        this.administrator = administrator;
    }

    /** The file of a configuration. */
    static Path file(Path configDirectory) {
        return configDirectory.resolve(FILE);
    }

    /** The accounts in file order; none when there is no file. */
    Accounts read(Document document) {
        Fields file = document.fields(Subject.strict("file"));
        if (file == null) {
            return Accounts.NONE;
        }
        List<User> users = entries(file, "users", "user", this::user, User::name);
        List<ApiKey> keys = entries(file, "api_keys", "API key", AccountsReader::apiKey, ApiKey::id);
        file.finishStrictly();
        return new Accounts(users, keys);
    }

    private static <T> List<T> entries(
            Fields file, String key, String noun, Function<Fields, @Nullable T> reader, Function<T, String> name) {
        List<T> entries = new ArrayList<>();
        Map<String, Place> first = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        for (YamlValue item : file.items(key)) {
            Fields fields = file.item(item, Subject.strict(noun));
            T entry = fields == null ? null : reader.apply(fields);
            if (fields != null && entry != null) {
                Place earlier = first.putIfAbsent(name.apply(entry), fields.place());
                if (earlier != null && repeated.add(name.apply(entry))) {
                    fields.place(item)
                            .error("the " + noun + " '" + name.apply(entry) + "' also stands at " + earlier
                                    + "; neither of them can be used");
                }
                entries.add(entry);
            }
        }
        entries.removeIf(entry -> repeated.contains(name.apply(entry)));
        return entries;
    }

    private @Nullable User user(Fields fields) {
        String name = fields.required("name", Form.NAME, "");
        fields.subject().named(name);
        Role role = role(fields);
        String hash = fields.optional("password_hash", PASSWORD_HASH, "");
        boolean enabled = fields.optional("enabled", Form.FLAG, true);
        Instant createdAt = fields.optional("created_at", Moments.FORM, null);
        fields.finishStrictly();
        if (name.equals(administrator)) {
            fields.fail("name", " '" + name + "' is the built-in administrator, who stands in the main file (auth)");
        }
        return checked(fields, "name", () -> new User(name, role, hash, enabled, createdAt));
    }

    private static @Nullable ApiKey apiKey(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String name = fields.required("name", Form.NAME, "");
        String prefix = fields.required("prefix", Form.NAME, "");
        String hash = fields.required("hash", KEY_HASH, "");
        Role role = role(fields);
        Instant createdAt = fields.required("created_at", Moments.FORM, Instant.EPOCH);
        String createdBy = fields.required("created_by", Form.NAME, "");
        Instant expiresAt = fields.optional("expires_at", Moments.FORM, null);
        fields.finishStrictly();
        return checked(fields, "id", () -> new ApiKey(id, name, prefix, hash, role, createdAt, createdBy, expiresAt));
    }

    private static Role role(Fields fields) {
        return Role.valueOf(fields.required("role", ROLE, "viewer").toUpperCase(Locale.ROOT));
    }

    /** The account, unless a field failed or the account refuses itself. */
    private static <T> @Nullable T checked(Fields fields, String key, Supplier<T> account) {
        if (fields.failed()) {
            return null;
        }
        try {
            return account.get();
        } catch (IllegalArgumentException e) {
            fields.fail(key, ": " + e.getMessage());
            return null;
        }
    }
}
