package io.github.keycloakjumpcloud.it.harness;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.LDAPSDKException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.storage.UserStorageProvider;

/** An LDAP server with people and groups, which a realm takes as a directory that Keycloak may write. */
public final class LdapServer implements AutoCloseable {

    private static final String BASE = "dc=example,dc=com";
    private static final String PEOPLE = "ou=people," + BASE;
    private static final String GROUPS = "ou=groups," + BASE;
    private static final String LOG = "cn=changelog";
    private static final String NAME = "cn=keycloak";
    private static final String PASSWORD = "keycloak";
    private static final String MAPPER = "org.keycloak.storage.ldap.mappers.LDAPStorageMapper";
    private static final int LOGGED = 10_000;

    private final InMemoryDirectoryServer server;

    private LdapServer(InMemoryDirectoryServer server) {
        this.server = server;
    }

    /** A running server, without people. */
    public static LdapServer start() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setListenerConfigs(
                    new InMemoryListenerConfig("ldap", InetAddress.getLoopbackAddress(), 0, null, null, null));
            config.addAdditionalBindCredentials(NAME, PASSWORD);
            config.setMaxChangeLogEntries(LOGGED);
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.startListening();
            LdapServer made = new LdapServer(server);
            made.add("dn: " + BASE, "objectClass: domain", "dc: example");
            made.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            made.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
            return made;
        } catch (LDAPException e) {
            throw new IllegalStateException("No LDAP server", e);
        }
    }

    /** Adds people of example.com. */
    public LdapServer withPeople(String... names) {
        for (String name : names) {
            add(
                    "dn: " + person(name),
                    "objectClass: inetOrgPerson",
                    "uid: " + name + "@example.com",
                    "cn: Earlier",
                    "sn: Directory",
                    "mail: " + name + "@example.com");
        }
        return this;
    }

    /** Adds a group of people. */
    public LdapServer withGroup(String name, String... members) {
        add(Stream.concat(
                        Stream.of("dn: cn=" + name + "," + GROUPS, "objectClass: groupOfNames", "cn: " + name),
                        Arrays.stream(members).map(member -> "member: " + person(member)))
                .toArray(String[]::new));
        return this;
    }

    private void add(String... lines) {
        try {
            server.add(lines);
        } catch (LDAPSDKException e) {
            throw new IllegalStateException(String.join("\n", lines), e);
        }
    }

    private static String person(String name) {
        return "uid=" + name + "@example.com," + PEOPLE;
    }

    /** The names of a group's members, sorted; empty as well when there is no such group. */
    public Set<String> membersOf(String group) {
        return values("cn=" + group + "," + GROUPS, "member")
                .map(dn -> dn.replaceAll("^uid=|@.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A value of somebody's entry; empty when there is none. */
    public String value(String name, String attribute) {
        return values(person(name), attribute).collect(Collectors.joining());
    }

    private Stream<String> values(String dn, String attribute) {
        try {
            Entry entry = server.getEntry(dn);
            return entry == null || !entry.hasAttribute(attribute)
                    ? Stream.empty()
                    : Arrays.stream(entry.getAttributeValues(attribute));
        } catch (LDAPException e) {
            throw new IllegalStateException(dn, e);
        }
    }

    /** Every entry with the times of its changes, and every change that there ever was. */
    public List<String> everything() {
        return Stream.of(BASE, LOG).flatMap(this::below).toList();
    }

    private Stream<String> below(String dn) {
        try {
            return server.search(dn, SearchScope.SUB, "(objectClass=*)", "*", "+").getSearchEntries().stream()
                    .map(ReadOnlyEntry::toLDIFString);
        } catch (LDAPException e) {
            throw new IllegalStateException(dn, e);
        }
    }

    /**
     * Makes this a directory of the realm, which Keycloak copies and may write.
     *
     * @param takesAccounts whether Keycloak adds the accounts that it makes
     * @return the id of the directory
     */
    public String addTo(RealmAdmin realm, boolean takesAccounts) {
        Map<String, String> config = new LinkedHashMap<>(Map.of(
                "vendor", "other",
                "connectionUrl", "ldap://127.0.0.1:" + server.getListenPort(),
                "authType", "simple",
                "bindDn", NAME,
                "bindCredential", PASSWORD,
                "importEnabled", "true",
                "editMode", "WRITABLE",
                "syncRegistrations", Boolean.toString(takesAccounts),
                "trustEmail", "true"));
        config.putAll(Map.of(
                "usersDn", PEOPLE,
                "userObjectClasses", "inetOrgPerson",
                "usernameLDAPAttribute", "uid",
                "rdnLDAPAttribute", "uid",
                "uuidLDAPAttribute", "entryUUID"));
        return component(realm, realm.get("").get("id").asText(), "ldap", UserStorageProvider.class.getName(), config);
    }

    /**
     * Lets Keycloak map the groups below a path to those of the directory.
     *
     * @param mode for example {@code LDAP_ONLY}
     */
    public static void mapGroups(RealmAdmin realm, String directory, String mode, String path) {
        component(
                realm,
                directory,
                "group-ldap-mapper",
                MAPPER,
                Map.of(
                        "groups.dn", GROUPS,
                        "group.name.ldap.attribute", "cn",
                        "group.object.classes", "groupOfNames",
                        "membership.ldap.attribute", "member",
                        "membership.attribute.type", "DN",
                        "membership.user.ldap.attribute", "uid",
                        "user.roles.retrieve.strategy", "LOAD_GROUPS_BY_MEMBER_ATTRIBUTE",
                        "preserve.group.inheritance", "false",
                        "mode", mode,
                        "groups.path", path));
    }

    private static String component(
            RealmAdmin realm, String parent, String provider, String type, Map<String, String> config) {
        Map<String, List<String>> values = config.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return realm.api()
                .post(
                        realm.path("components"),
                        Map.of(
                                "name",
                                provider,
                                "parentId",
                                parent,
                                "providerId",
                                provider,
                                "providerType",
                                type,
                                "config",
                                values))
                .id();
    }

    /** Lets Keycloak copy everybody. */
    public static void copyPeople(RealmAdmin realm, String directory) {
        realm.api().post(realm.path("user-storage/" + directory + "/sync?action=triggerFullSync"), Map.of());
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
