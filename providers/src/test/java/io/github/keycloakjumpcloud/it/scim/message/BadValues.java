package io.github.keycloakjumpcloud.it.scim.message;

import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Members of a User or Group that its schema, or the columns of Keycloak's tables, have no room for. */
final class BadValues {

    private static final String MEMBER_SEPARATOR = ": ";

    private BadValues() {}

    /**
     * @param member name and value as JSON, written with single quotes
     * @param scimType what the answer 400 says
     */
    record Bad(String member, String scimType) {

        String name() {
            return member.substring(0, member.indexOf(MEMBER_SEPARATOR));
        }

        String json() {
            return member.substring(member.indexOf(MEMBER_SEPARATOR) + MEMBER_SEPARATOR.length())
                    .replace('\'', '"');
        }

        @Override
        public String toString() {
            String shown = member.codePoints()
                    .mapToObj(c -> c < ' ' || c > '~' ? String.format("<%x>", c) : Character.toString(c))
                    .collect(Collectors.joining());
            int most = 80;
            return shown.length() > most ? shown.substring(0, most) + "… (" + member.length() + ")" : shown;
        }
    }

    static List<Bad> ofUsers() {
        return Stream.concat(
                        Stream.of("schemas: ['urn:other']", "schemas: 'urn:other'")
                                .map(member -> new Bad(member, "invalidSyntax")),
                        Stream.of(userTypes(), userTexts(), userSizes())
                                .flatMap(members -> members)
                                .map(BadValues::invalid))
                .toList();
    }

    private static Stream<String> userTypes() {
        return Stream.of(
                "schemas: 7",
                "schemas: [7]",
                "schemas: {'a':1}",
                "userName: 7",
                "userName: true",
                "userName: null",
                "userName: []",
                "userName: {}",
                "userName: ['ada']",
                "userName: {'value':'ada'}",
                "userName: ''",
                "userName: ' \u00A0\u2003 '",
                "active: 'yes'",
                "active: 1",
                "active: 1e400",
                "active: -123456789012345678901234567890",
                "active: [true]",
                "active: []",
                "active: {}",
                "active: {'value':true}",
                "name: 'Ada'",
                "name: 7",
                "name: ['Ada']",
                "name: {'givenName':7}",
                "name: {'familyName':{'x':1}}",
                "name: {'givenName':['a']}",
                "displayName: 7",
                "title: {'x':1}",
                "title: ['x']",
                "locale: true",
                "externalId: 7",
                "externalId: ['x']",
                "emails: 7",
                "emails: [7]",
                "emails: [true]",
                "emails: [['a@example.com']]",
                "emails: [{'value':7}]",
                "emails: [{'value':['a@example.com']}]",
                "emails: [{'value':'a@example.com','primary':'maybe'}]",
                "emails: [{'value':'a@example.com','type':7}]",
                "emails: [{'value':'a@example.com','primary':true},{'value':'b@example.com','primary':true}]",
                "emails: 'nobody'",
                "emails: [{'value':'a@b@c'}]",
                "emails: [{'value':'@example.com'}]",
                "emails: [{'value':'a b@example.com'}]",
                "emails: [{'value':'a@'}]",
                "addresses: 'Main Street'",
                "addresses: [7]",
                "addresses: [{'locality':7}]",
                "phoneNumbers: [7]",
                "phoneNumbers: [{'value':{}},{'value':7}]",
                "photos: [{'value':7}]",
                "roles: [{'value':7}]",
                ScimSide.ENTERPRISE + ": 'text'",
                ScimSide.ENTERPRISE + ": ['x']",
                ScimSide.ENTERPRISE + ": {'department':7}",
                ScimSide.ENTERPRISE + ": {'department':{'x':1}}",
                ScimSide.ENTERPRISE + ": {'manager':7}",
                ScimSide.ENTERPRISE + ":department: 7",
                "urn:ietf:params:scim:schemas:core:2.0:User:title: 7",
                "name.givenName: 7");
    }

    private static Stream<String> userTexts() {
        return Stream.of(
                "userName: 'a\\u0000b'",
                "userName: 'a\\u0007b'",
                "userName: 'a\\u009fb'",
                "userName: 'a\\nb'",
                "userName: '\\ud800'",
                "userName: 'a\\udc00b'",
                "userName: '\\ud800\\ud800'",
                "name: {'givenName':'\\u0000'}",
                "name: {'familyName':'\\udfff'}",
                "displayName: 'a\\u0000'",
                "title: 'a\\tb'",
                "externalId: '\\u0000'",
                "emails: [{'value':'a\\u0000@example.com'}]",
                "emails: [{'value':'a@example.com\\u000d\\u000ax'}]",
                "addresses: [{'formatted':'a\\u0000b'}]",
                "phoneNumbers: [{'value':'+1','type':'\\ud800'}]",
                ScimSide.ENTERPRISE + ": {'department':'a\\u0000b'}",
                ScimSide.ENTERPRISE + ": {'department':'a\\nb'}");
    }

    private static Stream<String> userSizes() {
        return Stream.of(
                "userName: '" + "u".repeat(256) + "'",
                "userName: '" + "u".repeat(60_000) + "'",
                "name: {'givenName':'" + "n".repeat(256) + "'}",
                "name: {'familyName':'" + "n".repeat(256) + "'}",
                "name: {'middleName':'" + "n".repeat(1_025) + "'}",
                "displayName: '" + "d".repeat(1_025) + "'",
                "title: '" + "t".repeat(1_025) + "'",
                "externalId: '" + "e".repeat(201) + "'",
                "externalId: '" + "e".repeat(256) + "'",
                "profileUrl: 'https://example.com/" + "p".repeat(4_096) + "'",
                "emails: [{'value':'" + "e".repeat(65) + "@example.com'}]",
                "emails: [{'value':'e@" + "d".repeat(250) + ".example.com'}]",
                "phoneNumbers: [{'value':'" + "1".repeat(1_025) + "'}]",
                "addresses: [{'streetAddress':'" + "s".repeat(1_025) + "'}]",
                "addresses: [" + many(64, "{'type':'%d','streetAddress':'" + "s".repeat(1_020) + "'}") + "]",
                "phoneNumbers: [" + many(101, "{'value':'+1%d'}") + "]",
                "emails: [" + many(101, "'e%d@example.com'") + "]",
                "roles: [" + many(5_000, "{'value':'r%d'}") + "]",
                ScimSide.ENTERPRISE + ": {'department':'" + "d".repeat(256) + "'}",
                ScimSide.ENTERPRISE + ": {'costCenter':'" + "c".repeat(1_025) + "'}");
    }

    static List<Bad> ofGroups(String group) {
        return Stream.concat(
                        Stream.of(new Bad("schemas: ['urn:other']", "invalidSyntax")),
                        Stream.of(
                                        "schemas: 7",
                                        "displayName: null",
                                        "displayName: 7",
                                        "displayName: []",
                                        "displayName: ['x']",
                                        "displayName: {'x':1}",
                                        "displayName: ''",
                                        "displayName: ' \u00A0 '",
                                        "displayName: 'a\\u0000b'",
                                        "displayName: 'a\\nb'",
                                        "displayName: '\\ud800'",
                                        "displayName: '\u200B'",
                                        "displayName: '" + "g".repeat(256) + "'",
                                        "displayName: '" + "g".repeat(60_000) + "'",
                                        "externalId: 7",
                                        "externalId: '\\u0000'",
                                        "externalId: '" + "e".repeat(201) + "'",
                                        "members: 7",
                                        "members: true",
                                        "members: [7]",
                                        "members: [['x']]",
                                        "members: [{'display':'x'}]",
                                        "members: [{'value':7}]",
                                        "members: [{'value':''}]",
                                        "members: [{'value':'a\\u0000b'}]",
                                        "members: [{'value':'" + "m".repeat(256) + "'}]",
                                        "members: [{'value':'" + group + "','type':'Group'}]")
                                .map(BadValues::invalid))
                .toList();
    }

    private static Bad invalid(String member) {
        return new Bad(member, "invalidValue");
    }

    /** @param pattern of one element, with {@code %d} for its number */
    private static String many(int count, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining(","));
    }
}
