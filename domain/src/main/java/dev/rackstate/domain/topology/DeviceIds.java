package dev.rackstate.domain.topology;

/**
 * The form of the ids of new devices. Files may hold any non-blank text, and such devices stay; but a device that is
 * made here must be reachable at a URL of its own.
 */
public final class DeviceIds {
    /** What the form is, in words, for messages. */
    public static final String ALLOWED =
            "1 to 128 characters, not blank, not '.' or '..', without / \\ and control characters";

    private static final int MAX_LENGTH = 128;

    private DeviceIds() {}

    /** Whether a new device may have this id. */
    public static boolean isReachable(String id) {
        return !id.isBlank()
                && id.codePointCount(0, id.length()) <= MAX_LENGTH
                && !id.equals(".")
                && !id.equals("..")
                && id.codePoints().allMatch(DeviceIds::isSafe);
    }

    private static boolean isSafe(int character) {
        int type = Character.getType(character);
        return character != '/' && character != '\\' && type != Character.CONTROL && type != Character.SURROGATE;
    }
}
