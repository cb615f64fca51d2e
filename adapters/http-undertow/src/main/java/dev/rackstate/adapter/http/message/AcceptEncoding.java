package dev.rackstate.adapter.http.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Encoding} (RFC 9110, section 12.5.3). */
public final class AcceptEncoding {
    private AcceptEncoding() {}

    /**
     * Whether gzip may be sent. Only a header that names it says so; {@code *} does not, because those who want
     * compressed answers name what they can read.
     *
     * @param header the header, or null when there is none
     */
    public static boolean takesGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String item : header.split(",", -1)) {
            String[] parts = item.split(";", 2);
            if (parts[0].strip().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !isZero(parts[1]);
            }
        }
        return false;
    }

    private static boolean isZero(String weight) {
        return weight.strip().toLowerCase(Locale.ROOT).matches("q\\s*=\\s*0(\\.0*)?");
    }
}
