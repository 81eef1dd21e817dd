package io.github.keycloakjumpcloud.it.scim.message;

import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.PhoneNumber;
import com.unboundid.scim2.common.types.UserResource;
import java.util.ArrayList;
import java.util.List;

/** A SCIM client that is not ours: what it is given, and what it says. */
final class ForeignClient {

    private ForeignClient() {}

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
