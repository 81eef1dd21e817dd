package io.github.keycloakjumpcloud.it.scim.message;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.PhoneNumber;
import com.unboundid.scim2.common.types.UserResource;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A SCIM client that was written by others, UnboundID's: what it is given, and what it says. */
final class ForeignClient implements AutoCloseable {

    private final Client http = ClientBuilder.newClient();
    private final URI baseUrl;

    ForeignClient(TestRealm realm) {
        this.baseUrl = ScimSide.baseUrl(realm);
    }

    /** The service for whoever shows this token. */
    ScimService service(String token) {
        ClientRequestFilter authorization =
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + token);
        return new ScimService(http.target(baseUrl).register(authorization));
    }

    @Override
    public void close() {
        http.close();
    }

    static UserResource user(String name) {
        EnterpriseUserExtension enterprise =
                new EnterpriseUserExtension().setDepartment("Design").setEmployeeNumber("7");
        UserResource user = new UserResource()
                .setUserName(name + "@example.com")
                .setActive(true)
                .setDisplayName("Given " + name)
                .setTitle("Engineer")
                .setName(new Name().setGivenName("Given").setFamilyName("Family"))
                .setEmails(List.of(new Email()
                        .setValue(name + "@example.com")
                        .setType("work")
                        .setPrimary(true)))
                .setPhoneNumbers(
                        List.of(new PhoneNumber().setValue("+1-555-0100").setType("work")));
        user.setExternalId("ext-" + name);
        user.setExtension(enterprise);
        return user;
    }

    static <T> List<T> list(ListResponse<T> response) {
        List<T> list = new ArrayList<>();
        response.forEach(list::add);
        return list;
    }
}
