package io.github.keycloakjumpcloud.keycloak.scim.promise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.group.MirroredGroup;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.rehearsal.PromisedName;
import io.github.keycloakjumpcloud.scim.PrimaryEmail;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The keys by which promised resources are found: digests of names and addresses, which are too long for the name of a row. */
final class PromisedKeys {

    /** Longest text of a message that is looked at as a name. */
    private static final int LONGEST = 512;

    private PromisedKeys() {}

    /** All by which a promised resource can meet a message. */
    static Set<String> of(ResourceKind kind, ObjectNode shown) {
        Set<String> keys = new TreeSet<>();
        if (kind == ResourceKind.GROUP) {
            add(keys, shown.path("displayName"));
        } else {
            add(keys, shown.path("userName"));
            add(keys, shown.path("externalId"));
            shown.path("emails").forEach(email -> add(keys, email.path("value")));
        }
        return keys;
    }

    /** The texts of a message, wherever they stand: whichever of them is an id or a name, what it names is met. */
    static Set<String> texts(JsonNode message) {
        Set<String> texts = new TreeSet<>();
        collect(message, texts);
        return texts;
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            if (!node.asText().isBlank() && node.asText().length() <= LONGEST) {
                texts.add(node.asText());
            }
        } else {
            node.forEach(child -> collect(child, texts));
        }
    }

    private static void add(Set<String> keys, JsonNode text) {
        if (text.isTextual()) {
            keys.addAll(of(text.asText()));
        }
    }

    /** A text as a name of a person and, where that differs, as the name of a group. */
    static Set<String> of(String text) {
        Set<String> keys = new TreeSet<>();
        keys.add(PromisedName.digest(text));
        MirroredGroup.parse(text)
                .map(group -> PromisedName.digest(group.name()))
                .ifPresent(keys::add);
        return keys;
    }

    /** A person's own address. */
    static Optional<EmailAddress> address(ObjectNode user) {
        return PrimaryEmail.of(user)
                .flatMap(email -> EmailAddress.parse(email.path("value").asText()));
    }
}
