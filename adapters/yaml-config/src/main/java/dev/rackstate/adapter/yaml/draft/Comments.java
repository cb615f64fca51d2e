package dev.rackstate.adapter.yaml.draft;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;

/** The comments of a text of YAML. */
final class Comments {
    private Comments() {}

    /** Whether there are any. */
    static boolean areIn(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setParseComments(true)
                .build();
        for (Event event : new Parse(settings).parseString(yaml)) {
            if (event instanceof CommentEvent comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                return true;
            }
        }
        return false;
    }
}
