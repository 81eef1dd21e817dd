package io.github.keycloakjumpcloud.it.scim.message;

import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** PATCH requests that are wrong (RFC 7644 section 3.5.2). */
final class BadPatches {

    private static final String SYNTAX = "400 invalidSyntax";
    private static final String VALUE = "400 invalidValue";
    private static final String PATH = "400 invalidPath";
    private static final String FILTER = "400 invalidFilter";
    private static final String MUTABILITY = "400 mutability";
    private static final String NO_TARGET = "400 noTarget";

    private BadPatches() {}

    /**
     * @param operations the value of {@code Operations}, written with single quotes; null for none
     * @param answer status and scimType
     */
    record Bad(String operations, String answer) {

        String json() {
            return operations == null
                    ? "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp']}".replace('\'', '"')
                    : ("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':" + operations + "}")
                            .replace('\'', '"');
        }

        int status() {
            return Integer.parseInt(answer.substring(0, answer.indexOf(' ')));
        }

        String scimType() {
            return answer.substring(answer.indexOf(' ') + 1);
        }

        @Override
        public String toString() {
            int most = 100;
            return operations != null && operations.length() > most
                    ? operations.substring(0, most) + "… (" + operations.length() + ")"
                    : String.valueOf(operations);
        }
    }

    static Stream<Bad> ofBoth() {
        return Stream.of(
                new Bad(null, SYNTAX),
                new Bad("null", SYNTAX),
                new Bad("7", SYNTAX),
                new Bad("'x'", SYNTAX),
                new Bad("[]", SYNTAX),
                new Bad("{}", SYNTAX),
                new Bad("[7]", SYNTAX),
                new Bad("[null]", SYNTAX),
                new Bad("[[]]", SYNTAX),
                new Bad("[{}]", SYNTAX),
                new Bad("[{'op':7,'path':'displayName','value':'x'}]", SYNTAX),
                new Bad("[{'op':'move','path':'displayName','value':'x'}]", SYNTAX),
                new Bad("[{'op':null,'path':'displayName','value':'x'}]", SYNTAX),
                new Bad("[{'path':'displayName','value':'x'}]", SYNTAX),
                new Bad("[{'op':'replace','path':'displayName'}]", VALUE),
                new Bad("[{'op':'add'}]", VALUE),
                new Bad("[{'op':'add','value':'x'}]", VALUE),
                new Bad("[{'op':'add','value':['x']}]", VALUE),
                new Bad("[{'op':'remove'}]", NO_TARGET),
                new Bad("[{'op':'remove','value':{'displayName':'x'}}]", NO_TARGET),
                new Bad("[{'op':'replace','path':7,'value':'x'}]", PATH),
                new Bad("[{'op':'replace','path':{},'value':'x'}]", PATH),
                new Bad(replace("nothing"), PATH),
                new Bad(replace("displayName.x"), PATH),
                new Bad(replace("displayName[value eq \\\"x\\\"]"), PATH),
                new Bad(replace("urn:other:title"), PATH),
                new Bad(replace("urn:ietf:params:scim:schemas:core:2.0:User:nothing"), PATH),
                new Bad(replace("."), PATH),
                new Bad(replace("a..b"), PATH),
                new Bad(replace("["), PATH),
                new Bad(replace("]"), PATH),
                new Bad(replace("/displayName"), PATH),
                new Bad(replace("displayName\\u0000"), PATH),
                new Bad(replace("\\ud800"), PATH),
                new Bad(replace("x".repeat(8_192)), PATH),
                new Bad(replace("(".repeat(3_000)), PATH),
                new Bad(replace("members[" + "(".repeat(3_000) + "value pr" + ")".repeat(3_000) + "]"), PATH),
                new Bad(replace("emails[" + "not (".repeat(800) + "value pr" + ")".repeat(800) + "]"), PATH),
                new Bad(replace("id"), MUTABILITY),
                new Bad(replace("meta"), MUTABILITY),
                new Bad(replace("meta.created"), MUTABILITY),
                new Bad("[{'op':'remove','path':'id'}]", MUTABILITY),
                new Bad("[{'op':'replace','path':'displayName','value':{'x':1}}]", VALUE),
                new Bad("[{'op':'replace','path':'displayName','value':'a\\u0000'}]", VALUE),
                new Bad("[{'op':'replace','path':'externalId','value':7}]", VALUE),
                new Bad("[{'op':'replace','path':'externalId','value':'" + "e".repeat(201) + "'}]", VALUE),
                new Bad(many(1_001, "{'op':'replace','path':'externalId','value':'%d'}"), "413 "),
                // What comes before the wrong one is undone.
                new Bad(
                        "[{'op':'replace','path':'externalId','value':'half'},"
                                + "{'op':'replace','path':'nothing','value':'x'}]",
                        PATH));
    }

    static Stream<Bad> ofUsers() {
        return Stream.concat(
                ofBoth(),
                Stream.of(
                        new Bad(replace("groups"), MUTABILITY),
                        new Bad(replace("emails.primary.x"), PATH),
                        new Bad(replace("members"), PATH),
                        new Bad(replace("emails[type eq]"), PATH),
                        new Bad(replace("emails[type eq \\\"work\\\""), PATH),
                        new Bad(replace("emails[type eq \\\"work\\\"]]"), PATH),
                        new Bad(replace("emails[type eq \\\"work\\\"].nothing"), PATH),
                        new Bad(replace("name[givenName eq \\\"x\\\"]"), PATH),
                        new Bad(replace("emails[nothing eq \\\"x\\\"].value"), FILTER),
                        new Bad(replace("emails[type eq 7].value"), FILTER),
                        new Bad(replace("emails[type eq {}].value"), PATH),
                        new Bad(replace("emails[value eq \\\"\\\\u0000\\\"].value"), FILTER),
                        new Bad(replace("emails[type sw \\\"home\\\"].value"), NO_TARGET),
                        new Bad("[{'op':'remove','path':'userName'}]", MUTABILITY),
                        new Bad("[{'op':'replace','path':'userName','value':null}]", MUTABILITY),
                        new Bad("[{'op':'replace','path':'userName','value':''}]", VALUE),
                        new Bad("[{'op':'replace','path':'userName','value':7}]", VALUE),
                        new Bad("[{'op':'replace','path':'userName','value':'" + "u".repeat(256) + "'}]", VALUE),
                        new Bad("[{'op':'replace','path':'active','value':'maybe'}]", VALUE),
                        new Bad("[{'op':'replace','path':'active','value':{}}]", VALUE),
                        new Bad("[{'op':'add','path':'active','value':[]}]", VALUE),
                        new Bad("[{'op':'add','value':{'active':{}}}]", VALUE),
                        new Bad("[{'op':'replace','path':'active','value':{'x':1}}]", VALUE),
                        new Bad("[{'op':'replace','path':'active','value':1e400}]", VALUE),
                        new Bad("[{'op':'add','path':'emails','value':7}]", VALUE),
                        new Bad("[{'op':'add','path':'emails','value':[{'value':7}]}]", VALUE),
                        new Bad("[{'op':'replace','path':'emails','value':'nobody'}]", VALUE),
                        new Bad("[{'op':'replace','path':'emails[type eq \\\"work\\\"].value','value':7}]", VALUE),
                        new Bad("[{'op':'replace','path':'name','value':'x'}]", VALUE),
                        new Bad("[{'op':'replace','path':'name.givenName','value':{'x':1}}]", VALUE),
                        new Bad("[{'op':'replace','value':{'active':'maybe'}}]", VALUE),
                        new Bad("[{'op':'replace','value':{'emails':[7]}}]", VALUE),
                        new Bad(
                                "[{'op':'add','path':'" + ScimSide.ENTERPRISE + ":department','value':{'x':1}}]",
                                VALUE),
                        new Bad("[{'op':'add','path':'" + ScimSide.ENTERPRISE + "','value':'x'}]", VALUE),
                        new Bad(many(101, "{'op':'add','path':'phoneNumbers','value':[{'value':'+1%d'}]}"), VALUE),
                        // A new department would stay, and a session would be gone.
                        new Bad(
                                "[{'op':'replace','path':'" + ScimSide.ENTERPRISE
                                        + ":department','value':'Half'},{'op':'replace','path':'userName','value':7}]",
                                VALUE),
                        new Bad(
                                "[{'op':'replace','path':'active','value':true},"
                                        + "{'op':'replace','path':'title','value':7}]",
                                VALUE),
                        // Only what says that the person goes is carried out beside what is wrong.
                        new Bad(
                                "[{'op':'replace','path':'active','value':true},"
                                        + "{'op':'replace','path':'active','value':{}}]",
                                VALUE)));
    }

    static Stream<Bad> ofGroups(String member) {
        return Stream.concat(
                ofBoth(),
                Stream.of(
                        new Bad(replace("password"), PATH),
                        new Bad("[{'op':'remove','path':'displayName'}]", MUTABILITY),
                        new Bad("[{'op':'replace','path':'displayName','value':''}]", VALUE),
                        new Bad("[{'op':'replace','path':'displayName','value':null}]", VALUE),
                        new Bad("[{'op':'replace','path':'displayName','value':7}]", VALUE),
                        new Bad("[{'op':'replace','path':'displayName','value':'" + "g".repeat(256) + "'}]", VALUE),
                        new Bad("[{'op':'add','path':'members','value':7}]", VALUE),
                        new Bad("[{'op':'add','path':'members','value':[{'value':7}]}]", VALUE),
                        new Bad("[{'op':'replace','path':'members','value':[{'display':'x'}]}]", VALUE),
                        new Bad("[{'op':'add','path':'members[value eq \\\"x\\\"]','value':'x'}]", MUTABILITY),
                        new Bad("[{'op':'remove','path':'members[display eq \\\"x\\\"]'}]", FILTER),
                        new Bad("[{'op':'remove','path':'members[value sw \\\"x\\\"]'}]", FILTER),
                        new Bad("[{'op':'remove','path':'members[value eq \\\"\\\\u0000\\\"]'}]", FILTER),
                        new Bad("[{'op':'remove','path':'members[value eq 7]'}]", FILTER),
                        new Bad("[{'op':'remove','path':'members[value eq'}]", PATH),
                        new Bad("[{'op':'remove','path':'members.value'}]", MUTABILITY),
                        // The member would be gone and the name another.
                        new Bad(
                                "[{'op':'remove','path':'members','value':[{'value':'" + member + "'}]},"
                                        + "{'op':'replace','path':'displayName','value':'Half'},"
                                        + "{'op':'add','path':'members','value':[{'value':7}]}]",
                                VALUE)));
    }

    private static String replace(String path) {
        return "[{'op':'replace','path':'" + path + "','value':'x'}]";
    }

    /** @param pattern of one operation, with {@code %d} for its number */
    private static String many(int count, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
