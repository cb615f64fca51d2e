package dev.rackstate.adapter.yaml;

import org.jspecify.annotations.Nullable;

/** What a group of fields describes, as messages call it, and what a wrong field means for it. */
final class Subject {
    private final String noun;
    private final Policy policy;
    private @Nullable String id;
    private boolean failed;

    private enum Policy {
        KEEP,
        LEAVE_OUT,
        REFUSE
    }

    private Subject(String noun, Policy policy) {
        this.noun = noun;
        this.policy = policy;
    }

    /** A wrong required field leaves it out; with a wrong optional field it keeps the field's default. */
    static Subject tolerant(String noun) {
        return new Subject(noun, Policy.KEEP);
    }

    /** Any wrong field leaves it out: half of it could mean something else than the whole. */
    static Subject strict(String noun) {
        return new Subject(noun, Policy.LEAVE_OUT);
    }

    /** Any wrong field makes the whole configuration unusable. */
    static Subject essential(String noun) {
        return new Subject(noun, Policy.REFUSE);
    }

    /** Tells messages which one it is. */
    void named(String newId) {
        if (!newId.isEmpty()) {
            id = newId;
        }
    }

    String noun() {
        return noun;
    }

    boolean isTolerant() {
        return policy == Policy.KEEP;
    }

    /** Whether a field was so wrong that the subject cannot be used. */
    boolean failed() {
        return failed;
    }

    /** Marks the subject as unusable and answers the end of a message that says so. */
    String lost() {
        failed = true;
        if (policy == Policy.REFUSE) {
            return "";
        }
        return id == null ? "; the " + noun + " is left out" : "; the " + noun + " '" + shortened(id) + "' is left out";
    }

    private static String shortened(String text) {
        return text.length() <= 130 ? text : text.substring(0, 130) + "...";
    }
}
