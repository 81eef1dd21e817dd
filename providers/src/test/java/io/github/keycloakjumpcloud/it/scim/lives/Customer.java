package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection, and what its JumpCloud knows: who has which address, and by which SCIM id. */
final class Customer {

    private final TestRealm realm;
    private final ScimSide scim;
    private final List<String> domains;
    private final int life;
    private final boolean lastingIds;

    private final Map<Human, String> addresses = new EnumMap<>(Human.class);
    private final Map<Human, List<String>> former = new EnumMap<>(Human.class);
    private final Map<String, Human> owners = new HashMap<>();
    private final Map<Human, String> scimIds = new EnumMap<>(Human.class);
    private boolean enabled = true;
    private boolean scimOn = true;

    /** @param lastingIds whether the NameID is another than the address */
    Customer(TestRealm realm, ScimSide scim, List<String> domains, int life, boolean lastingIds) {
        this.realm = realm;
        this.scim = scim;
        this.domains = domains;
        this.life = life;
        this.lastingIds = lastingIds;
    }

    TestRealm realm() {
        return realm;
    }

    ScimSide scim() {
        return scim;
    }

    String alias() {
        return realm.alias();
    }

    boolean lastingIds() {
        return lastingIds;
    }

    boolean trusts(String address) {
        return domains.contains(address.substring(address.indexOf('@') + 1));
    }

    /** The directory gives an address to somebody; the one before becomes a former one. */
    void give(Human human, String address) {
        String before = addresses.put(human, address);
        if (before != null) {
            former.computeIfAbsent(human, none -> new ArrayList<>()).add(before);
        }
        owners.put(address, human);
    }

    String address(Human human) {
        return addresses.get(human);
    }

    /** Addresses that the person had, and nobody has had since. */
    List<String> formerAddresses(Human human) {
        return former.getOrDefault(human, List.of()).stream()
                .filter(address -> owners.get(address) == human && !address.equals(address(human)))
                .distinct()
                .toList();
    }

    /** Who has the address in the directory, or had it last; null for nobody. */
    Human ownerOf(String address) {
        return owners.get(address);
    }

    /** Whom a subject names; null for nobody. */
    Human named(String subject) {
        for (Human human : Human.values()) {
            if (human.lastingId(life).equals(subject)) {
                return human;
            }
        }
        return owners.get(subject);
    }

    /** What JumpCloud says of the person at a sign-in. */
    Person assertion(Human human, String address, boolean lasting) {
        Person person = Person.named(address, address, "Given", "Family");
        return lasting ? person.withNameId(human.lastingId(life)) : person;
    }

    Map<Human, String> scimIds() {
        return scimIds;
    }

    boolean isEnabled() {
        return enabled;
    }

    boolean isScimOn() {
        return scimOn;
    }

    void enable(boolean value) {
        enabled = value;
        realm.admin().updateIdentityProvider(alias(), provider -> provider.put("enabled", value));
    }

    void switchScim(boolean value) {
        scimOn = value;
        realm.configure(Map.of("scimEnabled", String.valueOf(value)));
    }

    /** Undoes what was switched off. */
    void reopen() {
        if (!enabled) {
            enable(true);
        }
        if (!scimOn) {
            switchScim(true);
        }
    }
}
