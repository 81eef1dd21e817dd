package io.github.keycloakjumpcloud.keycloak.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * What each group mapper, and the connection itself, granted to a person, kept in one user attribute that only administrators see: lines that begin
 * with a mapper's id or the like, see {@link Grantor}, followed by ids of groups and roles. Without it, a mapper could not tell its own grants from
 * those of an admin or of another mapper.
 */
public final class GrantMemory {

    /** The user attribute; declared in the realm's user profile when a connection is added. */
    public static final String ATTRIBUTE = "jumpcloudGrants";

    /**
     * Keycloak's user profile takes values of up to 2048 characters; a longer one would send the person to a form at each
     * login, to mend an attribute that the person may not even see.
     */
    private static final int IDS_IN_A_LINE = 50;

    private final UserModel user;
    private final String grantor;
    private final Predicate<String> exists;

    /** @param exists whether a grantor is still there; grants of deleted ones are forgotten */
    GrantMemory(UserModel user, String grantor, Predicate<String> exists) {
        this.user = user;
        this.grantor = grantor;
        this.exists = exists;
    }

    Set<String> own() {
        return lines().filter(line -> grantorOf(line).equals(grantor))
                .flatMap(GrantMemory::grantsOf)
                .collect(Collectors.toSet());
    }

    Set<String> ofOthers() {
        return others().filter(line -> Grantor.isHeld(grantorOf(line)))
                .flatMap(GrantMemory::grantsOf)
                .collect(Collectors.toSet());
    }

    void remember(Set<String> granted) {
        if (granted.equals(own())) {
            return;
        }
        List<String> lines = new ArrayList<>(others().toList());
        List<String> ids = List.copyOf(new TreeSet<>(granted));
        for (int start = 0; start < ids.size(); start += IDS_IN_A_LINE) {
            List<String> some = ids.subList(start, Math.min(ids.size(), start + IDS_IN_A_LINE));
            lines.add(grantor + " " + String.join(" ", some));
        }
        write(user, lines);
    }

    private static void write(UserModel user, List<String> lines) {
        if (lines.isEmpty()) {
            user.removeAttribute(ATTRIBUTE);
        } else {
            user.setAttribute(ATTRIBUTE, lines);
        }
    }

    /** Nobody has granted this group or role to the person, whatever is remembered. */
    static void forget(UserModel user, String id) {
        List<String> lines = lines(user).toList();
        List<String> kept = lines.stream()
                .map(line -> without(line, id))
                .filter(line -> grantsOf(line).findAny().isPresent())
                .toList();
        if (!kept.equals(lines)) {
            write(user, kept);
        }
    }

    private static String without(String line, String id) {
        return Stream.concat(Stream.of(grantorOf(line)), grantsOf(line).filter(grant -> !grant.equals(id)))
                .collect(Collectors.joining(" "));
    }

    private Stream<String> others() {
        return lines().filter(line -> !grantorOf(line).equals(grantor)).filter(line -> exists.test(grantorOf(line)));
    }

    private Stream<String> lines() {
        return lines(user);
    }

    private static Stream<String> lines(UserModel user) {
        return user.getAttributeStream(ATTRIBUTE).filter(line -> !line.isBlank());
    }

    private static String grantorOf(String line) {
        return line.split(" ", 2)[0];
    }

    private static Stream<String> grantsOf(String line) {
        return Arrays.stream(line.split(" ")).skip(1).distinct();
    }
}
