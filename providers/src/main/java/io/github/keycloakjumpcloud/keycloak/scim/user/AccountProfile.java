package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.PersonName;
import io.github.keycloakjumpcloud.core.profile.UserNames;
import io.github.keycloakjumpcloud.keycloak.account.AccountAddress;
import io.github.keycloakjumpcloud.keycloak.account.AccountRow;
import io.github.keycloakjumpcloud.keycloak.account.FreeUserName;
import io.github.keycloakjumpcloud.keycloak.account.LinklessRealm;
import io.github.keycloakjumpcloud.keycloak.account.RequiredNames;
import io.github.keycloakjumpcloud.keycloak.profile.FurtherAttributes;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.admin.AdminRoot;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** Writes a User resource into the fields of a Keycloak account, through the realm's user profile and its validations. */
final class AccountProfile {

    /** Of the admin console's messages: {@code {{1}}}; of older ones and of admins' own: {@code {1}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{{1,2}(\\d)}{1,2}");

    private final KeycloakSession session;
    private final Operation operation;
    private final UserProfileProvider profiles;
    private final ToldPeople people;
    private final RequiredNames required;

    AccountProfile(Operation operation) {
        this.session = operation.session();
        this.operation = operation;
        this.profiles = session.getProvider(UserProfileProvider.class);
        this.people = new ToldPeople(operation);
        this.required = new RequiredNames(session);
    }

    /**
     * What a new account is made from; empty when another one has the address, as far as the realm minds.
     *
     * @param known whether the connection may know the person
     * @throws ScimProblem 400 when the user profile refuses a value, 409 when another person was told under the name
     */
    Optional<UserProfile> prepare(UserDocument person, EmailAddress address, boolean known) {
        String preferred = FreeUserName.preferred(operation.realm(), Optional.of(person.userName()), address);
        UserProfile profile = newProfile(person, preferred, address);
        Set<String> taken = taken(profile);
        boolean nameTaken = taken.contains(Messages.USERNAME_EXISTS);
        if (taken.equals(Set.of(Messages.USERNAME_EXISTS))) {
            profile = newProfile(person, chosenName(person, address, ""), address);
            taken = taken(profile);
        }
        if (!taken.isEmpty()) {
            return Optional.empty();
        }
        if (known || nameTaken) {
            people.requireFree(person.userName(), "");
        }
        return Optional.of(profile);
    }

    private UserProfile newProfile(UserDocument person, String userName, EmailAddress address) {
        return profiles.create(
                UserProfileContext.USER_API, attributes(person, userName, address, new HashMap<>(), Map.of()));
    }

    /**
     * Replaces what SCIM owns of the account; the rest stays. What the account has already is not written.
     *
     * @param before what SCIM showed before
     * @param told whether it was SCIM that wrote that
     * @return whether anything was written
     * @throws ScimProblem 400 when the user profile refuses a value, 409 when another account has the address, or another
     *     person was told under the name
     */
    boolean replace(
            UserModel user, UserDocument person, EmailAddress address, Optional<UserDocument> before, boolean told) {
        Map<String, List<String>> furtherBefore =
                before.filter(last -> told).map(this::further).orElseGet(Map::of);
        String userName = nameOf(user, person, address, before);
        Map<String, List<String>> present = user.getAttributes();
        Map<String, List<String>> attributes =
                attributes(person, userName, address, new HashMap<>(present), furtherBefore);
        boolean changed = !values(present).equals(values(attributes));
        update(user, attributes, changed);
        return new AccountAddress(session, user).name(address) || changed;
    }

    /** Without what says nothing. */
    private static Map<String, List<String>> values(Map<String, List<String>> attributes) {
        Map<String, List<String>> values = new HashMap<>();
        attributes.forEach((name, all) -> {
            List<String> told = all.stream().filter(Objects::nonNull).toList();
            if (!told.isEmpty()) {
                values.put(name, told);
            }
        });
        return values;
    }

    private void update(UserModel user, Map<String, List<String>> attributes, boolean changed) {
        inRealm(new NamesEditable(operation.realm()), () -> {
            UserProfile profile = profiles.create(UserProfileContext.USER_API, attributes, user);
            if (!taken(profile).isEmpty()) {
                throw ScimProblem.uniqueness("another account has the e-mail address");
            }
            if (changed) {
                profile.update(true);
            }
            return user;
        });
    }

    /**
     * The new account; it is not flushed yet.
     *
     * @param id that it gets; empty for any
     */
    UserModel create(UserProfile prepared, Optional<String> id) {
        RealmModel linkless = new LinklessRealm(operation.realm());
        return id.map(wanted -> inRealm(new NamesEditable(linkless), () -> create(prepared, wanted)))
                .orElseGet(() -> inRealm(linkless, prepared::create));
    }

    /** Keycloak's own way takes no id: the account is made first, and gets its profile as an update. */
    private UserModel create(UserProfile prepared, String id) {
        Attributes told = prepared.getAttributes();
        UserModel user = session.users()
                .addUser(session.getContext().getRealm(), id, told.getFirst(UserModel.USERNAME), true, true);
        profiles.create(UserProfileContext.USER_API, told.toMap(), user).update(false);
        return user;
    }

    private <T> T inRealm(RealmModel shown, Supplier<T> work) {
        RealmModel realm = operation.realm();
        session.getContext().setRealm(shown);
        try {
            return work.get();
        } finally {
            session.getContext().setRealm(realm);
        }
    }

    /** The present one stays for as long as JumpCloud's stays, unless the user profile would refuse it. */
    private String nameOf(UserModel user, UserDocument person, EmailAddress address, Optional<UserDocument> before) {
        String present = user.getUsername();
        boolean same = before.filter(last -> UserNames.isSame(last.userName(), person.userName()))
                .isPresent();
        if (!same) {
            people.requireFree(person.userName(), user.getId());
        }
        boolean told = same || UserNames.isSame(person.userName(), present);
        if (told && !operation.realm().isRegistrationEmailAsUsername() && isAccepted(user)) {
            return present;
        }
        return chosenName(person, address, user.getId());
    }

    /** A sign-in of an earlier release, or an admin's import, may have left a name that the user profile refuses. */
    private boolean isAccepted(UserModel user) {
        if (UserNames.isAccepted(user.getUsername())) {
            return true;
        }
        // What nobody may edit is not validated; but JumpCloud may.
        return inRealm(new NamesEditable(operation.realm()), () -> {
            try {
                profiles.create(UserProfileContext.USER_API, user).validate();
                return true;
            } catch (ValidationException e) {
                return !e.isAttributeOnError(UserModel.USERNAME);
            }
        });
    }

    private String chosenName(UserDocument person, EmailAddress address, String userId) {
        return FreeUserName.choose(session, operation.realm(), Optional.of(person.userName()), address, userId);
    }

    private void setName(Map<String, List<String>> account, UserField field, Optional<String> told) {
        set(account, field, PersonName.of(told, required.include(field.keycloak())));
    }

    private Map<String, List<String>> attributes(
            UserDocument person,
            String userName,
            EmailAddress address,
            Map<String, List<String>> account,
            Map<String, List<String>> furtherBefore) {
        furtherBefore.keySet().forEach(account::remove);
        account.putAll(further(person));
        set(account, UserField.USER_NAME, Optional.of(userName));
        set(account, UserField.EMAIL, Optional.of(address.value()));
        setName(account, UserField.GIVEN_NAME, person.givenName());
        setName(account, UserField.FAMILY_NAME, person.familyName());
        set(account, UserField.TITLE, person.title());
        set(account, UserField.DEPARTMENT, person.department());
        return account;
    }

    private static void set(Map<String, List<String>> account, UserField field, Optional<String> value) {
        account.put(field.keycloak(), value.map(List::of).orElseGet(List::of));
    }

    private Map<String, List<String>> further(UserDocument person) {
        Map<String, List<String>> values = new HashMap<>();
        FurtherAttributes.of(session, operation.connection().getAlias()).forEach((name, attribute) -> {
            List<String> told = person.values(name);
            if (!told.isEmpty()) {
                values.put(attribute, told);
            }
        });
        return values;
    }

    /** Which of the user name and the address another account has; everything else that is wrong is thrown. */
    private Set<String> taken(UserProfile profile) {
        Set<String> taken = seemsTaken(profile);
        return !taken.isEmpty() && forgetGone(profile) ? seemsTaken(profile) : taken;
    }

    private boolean forgetGone(UserProfile profile) {
        RealmModel realm = operation.realm();
        Attributes told = profile.getAttributes();
        return Stream.of(
                                session.users().getUserByUsername(realm, told.getFirst(UserModel.USERNAME)),
                                session.users().getUserByEmail(realm, told.getFirst(UserModel.EMAIL)))
                        .filter(Objects::nonNull)
                        .filter(user -> new AccountRow(session, user.getId()).forgetIfGone())
                        .count()
                > 0;
    }

    /** Keycloak asks its cache, too. */
    private Set<String> seemsTaken(UserProfile profile) {
        try {
            profile.validate();
            return Set.of();
        } catch (ValidationException e) {
            Set<String> taken = Stream.of(Messages.USERNAME_EXISTS, Messages.EMAIL_EXISTS)
                    .filter(e::hasError)
                    .collect(Collectors.toSet());
            if (!taken.isEmpty()) {
                return taken;
            }
            throw ScimProblem.invalidValue(e.getErrors().stream()
                            .map(this::describe)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining("; ")))
                    .about(refused(e));
        }
    }

    /** The paths by which the SCIM client knows what was refused; none for what it does not write. */
    private Set<String> refused(ValidationException e) {
        Map<String, String> told = new HashMap<>();
        FurtherAttributes.of(session, operation.connection().getAlias())
                .forEach((name, attribute) -> told.put(attribute, UserField.pathOf(name)));
        return e.getErrors().stream()
                .map(ValidationException.Error::getAttribute)
                .filter(Objects::nonNull)
                .map(attribute -> told.getOrDefault(attribute, UserField.scimName(attribute)))
                .filter(ResourceKind.USER::knows)
                .collect(Collectors.toSet());
    }

    /** The user profile's rule. What a message quotes besides the attribute are the rule's limits, never values. */
    private String describe(ValidationException.Error error) {
        String name = UserField.scimName(error.getAttribute());
        String rule = AdminRoot.getMessages(session, operation.realm(), "en")
                .getProperty(error.getMessage(), error.getMessage());
        Object[] parameters = error.getMessageParameters();
        int count = parameters == null ? 0 : parameters.length;
        String described = PLACEHOLDER.matcher(rule).replaceAll(placeholder -> {
            int index = Integer.parseInt(placeholder.group(1));
            return Matcher.quoteReplacement(index == 0 || index >= count ? name : String.valueOf(parameters[index]));
        });
        return name + ": " + described;
    }
}
