package io.github.keycloakjumpcloud.keycloak.scim.group;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names in an admin event who was to join a group and did not, by ids. */
final class LeftOutMembers {

    private static final String DETAIL = "jumpcloud_scim_members_left_out";

    private static final int MOST_NAMES = 100;

    /** What else a client calls an id may be an address, or a line of its own. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    private LeftOutMembers() {}

    /** The detail; none when nobody was left out. Those whom it does not name it counts. */
    static Map<String, String> detail(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<String> named = ids.stream()
                .filter(id -> ID.matcher(id).matches())
                .sorted()
                .limit(MOST_NAMES)
                .toList();
        int unnamed = ids.size() - named.size();
        return Map.of(DETAIL, (String.join(" ", named) + (unnamed > 0 ? " +" + unnamed : "")).strip());
    }
}
