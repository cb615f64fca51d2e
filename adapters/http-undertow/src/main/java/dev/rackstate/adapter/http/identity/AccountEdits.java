package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.identity.SignIn.SignInException;
import java.util.function.Function;

/** Makes the changes of users and keys that calls ask for, like {@link Edits} those of everything else. */
final class AccountEdits {
    private AccountEdits() {}

    /** A change, made with the options that the call asks for. */
    @FunctionalInterface
    interface Making<T> {
        /** Makes it. */
        T with(Options options) throws SignInException, EditRefusedException;
    }

    /**
     * Makes a change and answers.
     *
     * @param answer what is answered when it was done
     */
    static Answer edit(Call call, Subject subject, Making<Edited> making, Function<Edited, Answer> answer)
            throws Refusal {
        return edit(call, subject, making, edited -> edited, answer);
    }

    /**
     * Makes a change that comes to more than a changed configuration, and answers.
     *
     * @param edited what it did to the configuration
     */
    static <T> Answer edit(
            Call call, Subject subject, Making<T> making, Function<T, Edited> edited, Function<T, Answer> answer)
            throws Refusal {
        try {
            T made = making.with(Edits.options(call, subject));
            return Edits.answer(edited.apply(made), subject, () -> answer.apply(made));
        } catch (SignInException e) {
            throw SignInRefusals.of(e);
        } catch (EditRefusedException e) {
            throw Edits.refusal(e);
        }
    }
}
