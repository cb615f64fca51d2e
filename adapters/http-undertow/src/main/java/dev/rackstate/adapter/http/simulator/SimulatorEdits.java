package dev.rackstate.adapter.http.simulator;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.simulationcontrol.SimulatorOffException;
import io.undertow.util.StatusCodes;
import java.util.function.Function;

/** Does to the simulator what calls ask for, like {@link Edits} to everything else. */
final class SimulatorEdits {
    private SimulatorEdits() {}

    /** Something that is done, with the options that the call asks for. */
    @FunctionalInterface
    interface Doing<T> {
        /** Does it. */
        T with(Options options) throws SimulatorOffException, EditRefusedException;
    }

    /** Declares what every route has that does something, after what it answers when it was done. */
    static RouteBuilder declare(RouteBuilder route) {
        return declareOff(Edits.declare(route).needs(Role.OPERATOR))
                .refuses(503, "The simulator is switched on, and nobody takes its values; the answer says how to.");
    }

    /** Declares what every route answers while the plugin is switched off. */
    static RouteBuilder declareOff(RouteBuilder route) {
        return route.refuses(404, "The simulator is switched off; the answer says how to switch it on.");
    }

    /** Why a simulator that is off did not answer. */
    static Refusal refusal(SimulatorOffException off) {
        return Refusal.of(
                off.isPluginOff() ? StatusCodes.NOT_FOUND : StatusCodes.SERVICE_UNAVAILABLE,
                String.valueOf(off.getMessage()));
    }

    /**
     * Does something and answers.
     *
     * @param answer what is answered when it was done
     */
    static Answer edit(Call call, Subject subject, Doing<Edited> doing, Function<Edited, Answer> answer)
            throws Refusal {
        return edit(call, subject, doing, edited -> edited, answer);
    }

    /**
     * Does something that comes to more than a changed configuration, and answers.
     *
     * @param edited what it did to the configuration
     */
    static <T> Answer edit(
            Call call, Subject subject, Doing<T> doing, Function<T, Edited> edited, Function<T, Answer> answer)
            throws Refusal {
        try {
            T done = doing.with(Edits.options(call, subject));
            return Edits.answer(edited.apply(done), subject, () -> answer.apply(done));
        } catch (SimulatorOffException e) {
            throw refusal(e);
        } catch (EditRefusedException e) {
            throw Edits.refusal(e);
        }
    }
}
