package io.github.keycloakjumpcloud.keycloak.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * What each group mapper granted to a person, kept in one user attribute that only administrators see: lines that begin
 * with a mapper's id, followed by ids of groups and roles. Without it, a mapper could not tell its own grants from
 * those of an admin or of another mapper.
 */
public final class GrantedMemberships {

    /** The user attribute; declared in the realm's user profile when a connection is added. */
    public static final String ATTRIBUTE = "jumpcloudGrants";

    /**
     * Keycloak's user profile takes values of up to 2048 characters; a longer one would send the person to a form at each
     * login, to mend an attribute that the person may not even see.
     */
    private static final int IDS_IN_A_LINE = 50;

    private final UserModel user;
    private final String mapperId;
    private final Predicate<String> mapperExists;

    /** @param mapperExists whether a mapper of this id is still there; grants of deleted mappers are forgotten */
    GrantedMemberships(UserModel user, String mapperId, Predicate<String> mapperExists) {
        this.user = user;
        this.mapperId = mapperId;
        this.mapperExists = mapperExists;
    }

    Set<String> own() {
        return lines().filter(line -> mapperOf(line).equals(mapperId))
                .flatMap(GrantedMemberships::grantsOf)
                .collect(Collectors.toSet());
    }

    Set<String> ofOthers() {
        return others().flatMap(GrantedMemberships::grantsOf).collect(Collectors.toSet());
    }

    void remember(Set<String> granted) {
        if (granted.equals(own())) {
            return;
        }
        List<String> lines = new ArrayList<>(others().toList());
        List<String> ids = List.copyOf(new TreeSet<>(granted));
        for (int start = 0; start < ids.size(); start += IDS_IN_A_LINE) {
            List<String> some = ids.subList(start, Math.min(ids.size(), start + IDS_IN_A_LINE));
            lines.add(mapperId + " " + String.join(" ", some));
        }
        if (lines.isEmpty()) {
            user.removeAttribute(ATTRIBUTE);
        } else {
            user.setAttribute(ATTRIBUTE, lines);
        }
    }

    private Stream<String> others() {
        return lines().filter(line -> !mapperOf(line).equals(mapperId))
                .filter(line -> mapperExists.test(mapperOf(line)));
    }

    private Stream<String> lines() {
        return user.getAttributeStream(ATTRIBUTE).filter(line -> !line.isBlank());
    }

    private static String mapperOf(String line) {
        return line.split(" ", 2)[0];
    }

    private static Stream<String> grantsOf(String line) {
        return new HashSet<>(Arrays.asList(line.split(" "))).stream().filter(word -> !word.equals(mapperOf(line)));
    }
}
