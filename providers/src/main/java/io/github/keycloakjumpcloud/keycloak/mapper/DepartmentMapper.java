package io.github.keycloakjumpcloud.keycloak.mapper;

import io.github.keycloakjumpcloud.core.profile.ProfileField;
import io.github.keycloakjumpcloud.keycloak.group.DepartmentIndex;
import io.github.keycloakjumpcloud.keycloak.group.DepartmentMembership;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import java.util.List;
import java.util.Optional;
import org.keycloak.provider.ProviderConfigProperty;

/** Puts a person into the group of the department that JumpCloud names. */
public final class DepartmentMapper extends ConnectionMapper {

    public static final String ID = "jumpcloud-department-idp-mapper";

    private final DepartmentIndex index = new DepartmentIndex();

    public DepartmentMapper() {
        super(
                ID,
                "JumpCloud department",
                "Group Importer",
                "Puts the person into the department that JumpCloud names: a group under the connection's department root,"
                        + " found in any spelling, created when missing. A department whose attribute \"enabled\" is"
                        + " \"false\", or that makes administrators, takes nobody in. The person leaves any other department.");
    }

    @Override
    void apply(Login login) {
        Optional<String> received = ProfileNames.of(login.mapper())
                .match(ProfileField.DEPARTMENT, login.attributes())
                .value();
        new DepartmentMembership(login.session(), login.realm(), login.connection(), index)
                .apply(login.user(), received);
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of(new ProviderConfigProperty(
                ProfileNames.setting(ProfileField.DEPARTMENT),
                "Attribute name: department",
                "Service Provider Attribute Name in JumpCloud that carries the department. Default: department",
                ProviderConfigProperty.STRING_TYPE,
                ProfileField.DEPARTMENT.defaultName()));
    }
}
