package io.github.keycloakjumpcloud.it.refusal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.FailingDirectory;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.ReadOnlyDirectory;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.refusal.RefusalCase.Situation;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.List;
import java.util.Map;

/** The ways to be refused with JC-101 to JC-208: who may come in, and the account. */
final class AccessRefusals {

    private static final Person PERSON = SampleDirectory.ORDINARY;

    private AccessRefusals() {}

    static List<RefusalCase> cases() {
        return List.of(
                RefusalCase.of(
                                RefusalReason.NOT_IN_ALLOWED_GROUP,
                                "in another group only",
                                signIn(SampleDirectory.OTHER_GROUP))
                        .with("allowedGroups", SampleDirectory.ALLOWED_GROUP),
                RefusalCase.of(RefusalReason.GROUP_ATTRIBUTE_ABSENT, "in no group", signIn(SampleDirectory.NO_GROUP))
                        .with("allowedGroups", SampleDirectory.ALLOWED_GROUP),
                RefusalCase.of(RefusalReason.EMAIL_MISSING, "no e-mail address", signIn(SampleDirectory.NO_EMAIL)),
                RefusalCase.of(
                        RefusalReason.EMAIL_MISSING,
                        "a blank e-mail address",
                        signIn(SampleDirectory.NO_EMAIL.withEmail("  ").withNameId("jonas.vogel"))),
                RefusalCase.of(
                        RefusalReason.EMAIL_MISSING,
                        "an e-mail address that is none",
                        signIn(SampleDirectory.NO_EMAIL.withEmail("jonas@vogel@example.com"))),
                RefusalCase.of(
                                RefusalReason.DOMAIN_NOT_TRUSTED,
                                "e-mail address of another domain",
                                signIn(SampleDirectory.UNTRUSTED_DOMAIN))
                        .with("verifiedDomains", "example.com##example.org"),
                RefusalCase.of(
                        RefusalReason.NAME_ID_DIFFERS,
                        "NameID and e-mail address of two people",
                        signIn(SampleDirectory.MISMATCHED)),
                RefusalCase.of(RefusalReason.REQUIRED_ATTRIBUTE_MISSING, "strict names and one misspelt", realm -> {
                    setStrictNames(realm, true);
                    return () -> {
                        Page page = realm.atJumpCloud().answer(SampleDirectory.MISSPELT_ATTRIBUTE);
                        setStrictNames(realm, false);
                        return page;
                    };
                }),
                RefusalCase.of(RefusalReason.CONNECTION_DISABLED, "sign-in link of a disabled connection", realm -> {
                    realm.admin().updateIdentityProvider(TestRealm.ALIAS, provider -> provider.put("enabled", false));
                    return () -> realm.browser().open(realm.entityId() + "/jumpcloud/" + TestRealm.ALIAS + "/login");
                }),
                RefusalCase.of(RefusalReason.NO_ACCOUNT, "not invited", signIn(PERSON))
                        .with("provisioningMode", "invite-only"),
                RefusalCase.of(RefusalReason.NOT_PROVISIONED, "not provisioned", signIn(PERSON))
                        .with("provisioningMode", "scim-only"),
                RefusalCase.of(RefusalReason.ACCOUNT_DISABLED, "account never linked", realm -> {
                    realm.admin().createUser("disabled@example.com", Map.of("enabled", false));
                    return signIn(PERSON.withEmail("disabled@example.com")).in(realm);
                }),
                RefusalCase.of(RefusalReason.ACCOUNT_DISABLED, "linked account", realm -> {
                    Person leaver = PERSON.withEmail("leaver@example.com");
                    String userId = realm.login(leaver).userId();
                    realm.admin().updateUser(userId, user -> user.put("enabled", false));
                    return signIn(leaver).in(realm);
                }),
                RefusalCase.of(RefusalReason.LINKING_REFUSED, "existing accounts are never linked", realm -> {
                            realm.admin().createUser("local@example.com", Map.of());
                            return signIn(PERSON.withEmail("local@example.com")).in(realm);
                        })
                        .with("linkExisting", "never"),
                RefusalCase.of(RefusalReason.LINKING_REFUSED, "the new e-mail address is another account's", realm -> {
                    Person renamed = PERSON.withNameId("7000").withEmail("before@example.com");
                    realm.login(renamed);
                    realm.admin().createUser("after@example.com", Map.of());
                    return signIn(renamed.withEmail("after@example.com")).in(realm);
                }),
                RefusalCase.of(RefusalReason.LINKING_REFUSED, "the account is linked to another NameID", realm -> {
                    Person person = PERSON.withNameId("8000").withEmail("reused@example.com");
                    realm.login(person);
                    return signIn(person.withNameId("8001")).in(realm);
                }),
                RefusalCase.of(RefusalReason.ACCOUNT_LOCKED, "too many wrong passwords", realm -> {
                    Person locked = PERSON.withEmail("locked@example.com");
                    realm.admin().update(Map.of("bruteForceProtected", true, "failureFactor", 1));
                    String userId = realm.admin().createUser(locked.email(), People.withPassword());
                    realm.newPerson().failWithPassword(locked.email());
                    realm.admin().awaitLock(userId);
                    return signIn(locked).in(realm);
                }),
                RefusalCase.of(RefusalReason.ACCOUNT_READ_ONLY, "account of a read-only directory", realm -> {
                    ReadOnlyDirectory.addTo(realm.admin());
                    return signIn(PERSON.withEmail(ReadOnlyDirectory.PREFIX + "ann@example.com"))
                            .in(realm);
                }),
                RefusalCase.of(RefusalReason.DIRECTORY_DOWN, "a directory that does not answer", realm -> {
                    FailingDirectory.addTo(realm.admin());
                    return signIn(PERSON.withEmail(FailingDirectory.LOST + "ann@example.com"))
                            .in(realm);
                }),
                RefusalCase.of(RefusalReason.LOGIN_FAILED, "a directory that fails", realm -> {
                    FailingDirectory.addTo(realm.admin());
                    return signIn(PERSON.withEmail(FailingDirectory.BROKEN + "ann@example.com"))
                            .in(realm);
                }));
    }

    private static void setStrictNames(TestRealm realm, boolean strict) {
        RealmAdmin admin = realm.admin();
        ObjectNode mapper = admin.mappers(TestRealm.ALIAS).stream()
                .filter(each -> each.get("identityProviderMapper").asText().equals("jumpcloud-profile-idp-mapper"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
        ((ObjectNode) mapper.get("config")).put("strictAttributeNames", String.valueOf(strict));
        String path = "identity-provider/instances/" + TestRealm.ALIAS + "/mappers/"
                + mapper.get("id").asText();
        admin.api().put(admin.path(path), mapper);
    }

    private static Situation signIn(Person person) {
        return (TestRealm realm) -> () -> realm.atJumpCloud().answer(person);
    }
}
