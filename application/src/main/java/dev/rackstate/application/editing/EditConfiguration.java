package dev.rackstate.application.editing;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.domain.identity.Caller;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Changes the configuration. One change at a time, and each is checked against what is kept at that moment: a change that
 * would bring an error is refused, and every file keeps its bytes. What was done stands in the audit log, and so does what
 * was refused.
 *
 * <p>Reads and writes files: not for a thread that must not wait.
 */
public interface EditConfiguration {
    /**
     * Makes a change, and puts it in force before it returns.
     *
     * @throws EditRefusedException when nothing was changed
     */
    Edited edit(Change change, Options options) throws EditRefusedException;

    /**
     * How a change is made.
     *
     * @param author who asks for it
     * @param action what is done, for the audit log: the operation's name
     * @param target what it is done to, for the audit log
     * @param dryRun whether it is only worked out, not made
     * @param strict whether it is refused for warnings about the files that it writes, too, and not for errors alone
     * @param precondition what must hold of the configuration as it is kept now; else the change is refused as stale
     */
    record Options(
            Author author,
            String action,
            String target,
            boolean dryRun,
            boolean strict,
            Predicate<Configuration> precondition) {
        /** A change that is refused for errors alone. */
        public Options(
                Author author, String action, String target, boolean dryRun, Predicate<Configuration> precondition) {
            this(author, action, target, dryRun, false, precondition);
        }

        /** The same, refused for warnings about the files that it writes, too. */
        public Options refusingWarnings() {
            return new Options(author, action, target, dryRun, true, precondition);
        }

        /** A change to be made whatever there is now. */
        public static Options of(Author author, String action, String target) {
            return new Options(author, action, target, false, current -> true);
        }
    }

    /**
     * Who asks for a change.
     *
     * @param caller the caller
     * @param requestId the request, or null
     */
    record Author(Caller caller, @Nullable String requestId) {}
}
