package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.SlurmReservation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads reservations. */
final class ReservationReader implements AnswerReader.Entry<SlurmReservation> {
    private final SharedTexts texts;

    ReservationReader(SharedTexts texts) {
        this.texts = texts;
    }

    @Override
    public SlurmReservation read(AnswerParser answer) throws WorkloadException {
        Draft draft = new Draft(answer);
        answer.object("a reservation", draft::member);
        return draft.reservation();
    }

    private final class Draft {
        private final AnswerParser answer;
        private @Nullable String name;
        private String nodes = "";
        private List<String> users = List.of();
        private List<String> accounts = List.of();
        private List<String> flags = List.of();
        private @Nullable Long start;
        private @Nullable Long end;

        Draft(AnswerParser answer) {
            this.answer = answer;
        }

        void member(String member) throws WorkloadException {
            switch (member) {
                case "name" -> name = answer.requiredName("the name of a reservation");
                case "node_list" -> {
                    String text = answer.wholeText();
                    nodes = text == null ? "" : text;
                }
                case "users" -> users = answer.words("the users of a reservation");
                case "accounts" -> accounts = answer.words("the accounts of a reservation");
                case "flags" -> flags = answer.words("the flags of a reservation");
                case "start_time" -> start = answer.number();
                case "end_time" -> end = answer.number();
                default -> {
                    // Not needed.
                }
            }
        }

        SlurmReservation reservation() throws WorkloadException {
            if (name == null) {
                throw answer.invalid("a reservation without a name");
            }
            try {
                return new SlurmReservation(
                        name,
                        texts.hosts(nodes),
                        users,
                        accounts,
                        flags.stream()
                                .map(flag -> flag.toLowerCase(Locale.ROOT))
                                .toList(),
                        SlurmNumber.moment(start),
                        SlurmNumber.moment(end));
            } catch (IllegalArgumentException e) {
                throw new WorkloadException("the nodes of the reservation '" + name + "': " + e.getMessage(), e);
            }
        }
    }
}
