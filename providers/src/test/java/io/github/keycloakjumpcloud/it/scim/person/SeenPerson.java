package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;

/** A person as JumpCloud was seen to create them. */
final class SeenPerson {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    private SeenPerson() {}

    /** At example.com. */
    static ObjectNode named(String name) {
        return object("{'active':true,'addresses':[{'country':'US','locality':'locality','postalCode':'80027',"
                + "'primary':true,'region':'region','streetAddress':'street-address','type':'work'}],"
                + "'displayName':'displayname','emails':[{'primary':true,'type':'work','value':'NAME@example.com'}],"
                        .replace("NAME", name)
                + "'externalId':'66e2d689590450d073d2df3b','locale':'en-US',"
                + "'name':{'familyName':'lastname','givenName':'firstname'},"
                + "'phoneNumbers':[{'primary':true,'type':'work','value':'tel:+1-555-555-5555'}],"
                + "'preferredLanguage':'en-US',"
                + "'schemas':['" + CORE + "','" + ScimSide.ENTERPRISE + "'],"
                + "'userName':'NAME@example.com'}".replace("NAME", name));
    }
}
