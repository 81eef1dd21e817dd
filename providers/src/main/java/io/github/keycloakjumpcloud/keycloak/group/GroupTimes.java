package io.github.keycloakjumpcloud.keycloak.group;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;

/**
 * When a group was made for JumpCloud, or SCIM first had it, and when SCIM wrote it last. Not every version of Keycloak keeps
 * that, so it stands in a group attribute.
 *
 * @param created when it was made
 * @param lastModified when SCIM wrote it last
 */
public record GroupTimes(Instant created, Instant lastModified) {

    /** The group attribute: two times in milliseconds of the epoch. */
    private static final String ATTRIBUTE = "jumpcloudTimes";

    private static final Pattern TIMES = Pattern.compile("\\d{1,15} \\d{1,15}");

    /** Of a group; empty when neither a login nor SCIM has made it, or an older version has. */
    public static Optional<GroupTimes> of(GroupModel group) {
        return Optional.ofNullable(group.getFirstAttribute(ATTRIBUTE))
                .filter(value -> TIMES.matcher(value).matches())
                .map(value -> value.split(" "))
                .map(times -> new GroupTimes(instant(times[0]), instant(times[1])));
    }

    /** SCIM, or whoever makes the group, has written it now. */
    public static void touch(GroupModel group) {
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        Instant created = of(group).map(GroupTimes::created).orElse(now);
        group.setSingleAttribute(ATTRIBUTE, created.toEpochMilli() + " " + now.toEpochMilli());
    }

    private static Instant instant(String milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }
}
