package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import org.keycloak.models.GroupModel;

/** The place of a group in Keycloak's group tree, from the top: {@code /Acme/Departments}. Never empty. */
public record GroupPath(List<String> names) {

    /** Keycloak reads a group's ancestors one by one. */
    private static final int DEEPEST = 20;

    /** Where no group is, and none can be made: what is stored is no path. */
    private static final GroupPath NOWHERE = new GroupPath(List.of(""));

    public GroupPath {
        names = List.copyOf(names);
    }

    /** @throws WrongInput when no group can be made there */
    public static GroupPath parse(String path) {
        List<String> names =
                Arrays.stream(path.split("/", -1)).skip(1).map(String::strip).toList();
        if (!path.startsWith("/") || names.isEmpty() || names.contains("")) {
            throw ProblemKind.NOT_A_GROUP_PATH.thrown(path);
        }
        if (names.size() > DEEPEST) {
            throw ProblemKind.GROUP_PATH_TOO_DEEP.thrown(DEEPEST);
        }
        if (names.stream().anyMatch(name -> name.length() > AttributeText.NAME_LIMIT)) {
            throw ProblemKind.GROUP_NAME_TOO_LONG.thrown(AttributeText.NAME_LIMIT);
        }
        if (!names.stream().allMatch(AttributeText::isOneLine)) {
            throw ProblemKind.GROUP_NAME_CONTROL_CHARACTERS.thrown();
        }
        return new GroupPath(names);
    }

    /** As it is stored, by whomever: {@link #isNowhere()} where no group can be made. */
    public static GroupPath stored(String path) {
        try {
            return parse(path);
        } catch (WrongInput e) {
            // Refused when it is saved, and a finding of its own; reading goes on.
            return NOWHERE;
        }
    }

    /** Where the group is. */
    public static GroupPath of(GroupModel group) {
        LinkedList<String> names = new LinkedList<>();
        for (GroupModel each = group; each != null; each = each.getParent()) {
            names.addFirst(each.getName());
        }
        return new GroupPath(names);
    }

    public boolean isNowhere() {
        return equals(NOWHERE);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return "/" + String.join("/", names);
    }
}
