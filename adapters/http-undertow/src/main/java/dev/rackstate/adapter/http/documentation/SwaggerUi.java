package dev.rackstate.adapter.http.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The files of the API page: Swagger UI as its Maven artifact brings it, and our page around it. Only the files named
 * here are served. Each is read when first asked for. Safe for concurrent use.
 */
final class SwaggerUi {
    private static final String ARTIFACT = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Supplier<Asset>> files;
    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    SwaggerUi() {
        String bundle = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
        files = Map.of(
                "index.html",
                () -> Asset.ofResource("index.html", "text/html; charset=utf-8"),
                "initializer.js",
                () -> Asset.ofResource("initializer.js", JAVASCRIPT),
                "swagger-ui.css",
                () -> Asset.ofResource(bundle + "swagger-ui.css", "text/css; charset=utf-8"),
                "swagger-ui-bundle.js",
                () -> Asset.ofResource(bundle + "swagger-ui-bundle.js", JAVASCRIPT),
                "favicon-32x32.png",
                () -> Asset.ofResource(bundle + "favicon-32x32.png", "image/png"));
    }

    /** The artifact's files lie below its version, which only the artifact itself knows for sure. */
    private static String version() {
        try (InputStream in = SwaggerUi.class.getResourceAsStream(ARTIFACT)) {
            if (in == null) {
                throw new IllegalStateException("the artifact org.webjars:swagger-ui is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Asset> file(String name) {
        Supplier<Asset> file = files.get(name);
        return file == null ? Optional.empty() : Optional.of(read.computeIfAbsent(name, n -> file.get()));
    }
}
