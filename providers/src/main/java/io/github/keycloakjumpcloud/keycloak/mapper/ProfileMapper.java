package io.github.keycloakjumpcloud.keycloak.mapper;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.FieldMatch;
import io.github.keycloakjumpcloud.core.profile.PersonName;
import io.github.keycloakjumpcloud.core.profile.Profile;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import io.github.keycloakjumpcloud.core.profile.UserNames;
import io.github.keycloakjumpcloud.keycloak.assertion.VerifiedLogin;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.login.MapperFailure;
import io.github.keycloakjumpcloud.keycloak.profile.FurtherAttributes;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Names, username, job title, department and further attributes from JumpCloud. The e-mail address is the gate's. */
public final class ProfileMapper extends ConnectionMapper {

    private static final Logger LOG = Logger.getLogger(ProfileMapper.class);

    public ProfileMapper() {
        super(
                ProfileNames.MAPPER_ID,
                "JumpCloud profile",
                "Attribute Importer",
                "Takes e-mail, names, username, job title, department and further attributes from JumpCloud. The configured"
                        + " attribute name wins; without it the usual spellings are accepted and noted, unless names are"
                        + " strict. An attribute that JumpCloud does not send changes nothing; a blank one clears.");
    }

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        ConnectionConfig connection = ConnectionConfig.of(context.getIdpConfig());
        MapperFailure.guard(
                session,
                mapper,
                context,
                () -> fill(
                        context, VerifiedLogin.of(session, connection, context).attributes(), ProfileNames.of(mapper)));
    }

    private static void fill(BrokeredIdentityContext context, ReceivedAttributes attributes, AttributeNames names) {
        noteNearMisses(context.getIdpConfig().getAlias(), names, attributes);
        Profile profile = Profile.read(attributes, names);
        profile.firstName()
                .map(PersonName::clean)
                .filter(name -> !name.isEmpty())
                .ifPresent(context::setFirstName);
        profile.lastName()
                .map(PersonName::clean)
                .filter(name -> !name.isEmpty())
                .ifPresent(context::setLastName);
        if (context.getModelUsername() == null) {
            // Mappers come in no order; a username template of Keycloak's, which may have come first, has the last
            // word.
            Optional.ofNullable(context.getEmail())
                    .flatMap(EmailAddress::parse)
                    .flatMap(address ->
                            UserNames.candidates(profile.username(), address).findFirst())
                    .ifPresent(context::setModelUsername);
        }
    }

    @Override
    void apply(Login login) {
        ReceivedAttributes attributes = login.attributes();
        Profile profile = Profile.read(attributes, ProfileNames.of(login.mapper()));
        UserModel user = login.user();
        profile.jobTitle().ifPresent(title -> set(user, Profile.JOB_TITLE, List.of(title)));
        profile.department().ifPresent(department -> set(user, Profile.DEPARTMENT, List.of(department)));
        FurtherAttributes.of(login.mapper()).forEach((received, attribute) -> {
            if (attributes.has(received)) {
                set(user, attribute, attributes.values(received));
            }
        });
    }

    /**
     * The user attributes that such a mapper writes, names among them.
     *
     * @param further its further attributes
     */
    public static Stream<String> written(Map<String, String> further) {
        return Stream.concat(
                Stream.of(UserModel.FIRST_NAME, UserModel.LAST_NAME, Profile.JOB_TITLE, Profile.DEPARTMENT),
                further.values().stream());
    }

    private static void set(UserModel user, String attribute, List<String> received) {
        List<String> values = received.stream()
                .map(value -> AttributeText.clean(value, AttributeText.VALUE_LIMIT))
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.isEmpty()) {
            user.removeAttribute(attribute);
        } else if (!values.equals(user.getAttributeStream(attribute).toList())) {
            user.setAttribute(attribute, values);
        }
    }

    private static void noteNearMisses(String alias, AttributeNames names, ReceivedAttributes attributes) {
        for (FieldMatch.NearMiss miss : names.nearMisses(attributes)) {
            LOG.infof(
                    "Connection %s: attribute %s received, %s expected",
                    Shown.name(alias), Shown.one(miss.received()), Shown.one(miss.expected()));
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        Arrays.stream(ProfileField.values()).map(ProfileMapper::nameProperty).forEach(properties::add);
        properties.add(new ProviderConfigProperty(
                ProfileNames.STRICT,
                "Strict attribute names",
                "On: only the names above count, exactly as spelled. A login is refused with JC-106 if e-mail, first or"
                        + " last name is missing under its name. Off (default): the usual spellings are accepted and noted.",
                ProviderConfigProperty.BOOLEAN_TYPE,
                "false"));
        properties.add(new ProviderConfigProperty(
                FurtherAttributes.SETTING,
                "Further attributes",
                "JumpCloud attribute (key) and the user attribute that takes its values (value). Declare the user attribute"
                        + " in the realm's user profile. Example: costCenter, costCenter",
                ProviderConfigProperty.MAP_TYPE,
                null));
        return properties;
    }

    private static ProviderConfigProperty nameProperty(ProfileField field) {
        return new ProviderConfigProperty(
                ProfileNames.setting(field),
                "Attribute name: " + field.defaultName(),
                "Service Provider Attribute Name in JumpCloud, case-sensitive. Default: " + field.defaultName(),
                ProviderConfigProperty.STRING_TYPE,
                field.defaultName());
    }
}
