package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.AISLE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.RACK;
import static dev.rackstate.adapter.http.entity.EntityLookup.ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.SITE;

import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.TopologyIds;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads ids and names that callers give. What is not allowed is refused with 400, the name of the field and the value. */
final class Given {
    private Given() {}

    /** The site in the path. */
    static SiteId site(Call call) throws Refusal {
        return id("site_id", call.get(SITE), SiteId::new);
    }

    /** The room in the path. */
    static RoomRef room(Call call) throws Refusal {
        return new RoomRef(inSite(call), id("room_id", call.get(ROOM), RoomId::new));
    }

    /** The aisle in the path. */
    static AisleRef aisle(Call call) throws Refusal {
        return new AisleRef(inSite(call), inRoom(call), id("aisle_id", call.get(AISLE), AisleId::new));
    }

    /** The rack in the path. */
    static RackRef rack(Call call) throws Refusal {
        return new RackRef(inSite(call), inRoom(call), id("rack_id", call.get(RACK), RackId::new));
    }

    static @Nullable SiteId inSite(Call call) throws Refusal {
        return optional("site_id", call.find(IN_SITE), SiteId::new);
    }

    private static @Nullable RoomId inRoom(Call call) throws Refusal {
        return optional("room_id", call.find(IN_ROOM), RoomId::new);
    }

    /** An id that must keep the pattern. */
    static <T> T id(String field, String value, Function<String, T> type) throws Refusal {
        if (!TopologyIds.isValid(value)) {
            throw Refusal.of(
                    400, field + " " + EntityLookup.quoted(value) + " is not allowed; allowed: " + TopologyIds.ALLOWED);
        }
        return type.apply(value);
    }

    /** The same, of what may be absent. */
    static <T> @Nullable T optional(String field, @Nullable String value, Function<String, T> type) throws Refusal {
        return value == null ? null : id(field, value, type);
    }

    /** The id of something new: the one that is given, or one made of its name. */
    static <T> T newId(@Nullable String id, String name, String fallback, Function<String, T> type) throws Refusal {
        return id("id", id == null || id.isEmpty() ? TopologyIds.slug(name, fallback) : id, type);
    }

    /** A name without blanks at its ends. */
    static String name(@Nullable String text) throws Refusal {
        if (text == null || text.isBlank()) {
            throw Refusal.of(400, "name is required and must not be blank");
        }
        return text.strip();
    }
}
