package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.GROUP;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceFilterTest {
    private static final ObjectNode JANE = plain("{'schemas':['" + USER + "'],'id':'aB1','externalId':'eXt',"
            + "'userName':'Jane@Acme.example','name':{'givenName':'Jane','familyName':'O\\\"Hara \\\\ Co'},"
            + "'active':true,'title':'','emails':[{'value':'Jane@Acme.example','type':'Work','primary':true},"
            + "{'value':'jane@home.example','type':'home'}],"
            + "'groups':[{'value':'gR1','display':'Dev'}],'" + ENTERPRISE
            + "':{'department':'Sales','manager':{'value':'7'}},"
            + "'meta':{'lastModified':'2026-03-01T10:00:00Z','resourceType':'User'}}");

    private static final ObjectNode DEV = plain("{'schemas':['" + GROUP
            + "'],'id':'g1','displayName':'Développeurs','members':[{'value':'aB1'},{'value':'c2'}]}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // letter case by the schema
                "userName eq 'jane@acme.EXAMPLE'                   | true",
                "USERNAME EQ 'jane@acme.example'                   | true",
                "id eq 'aB1'                                       | true",
                "id eq 'ab1'                                       | false",
                "externalId eq 'eXt'                               | true",
                "externalId eq 'ext'                               | false",
                "externalId ne 'ext'                               | true",
                "externalId sw 'ex'                                | false",
                "externalId co 'X'                                 | true",
                "groups.value eq 'gr1'                             | false",
                "groups eq 'gR1'                                   | true",
                "groups.display eq 'dev'                           | true",
                "meta.resourceType eq 'user'                       | false",
                "emails.value eq 'JANE@home.example'               | true",
                // core URN, extension, sub-attributes
                USER + ":userName sw 'jane'                        | true",
                USER + ":name.givenName eq 'jane'                  | true",
                ENTERPRISE + ":department eq 'sales'               | true",
                ENTERPRISE + ":department eq 'Dev'                 | false",
                ENTERPRISE + ":manager.value eq '7'                | true",
                ENTERPRISE + ":manager eq '7'                      | true",
                ENTERPRISE + "[department eq 'Sales']              | true",
                ENTERPRISE + "[manager.value eq '8']               | false",
                ENTERPRISE + " pr                                  | true",
                // escaped quotes
                "name.familyName eq 'O\\\"Hara \\\\ Co'            | true",
                "name.familyName eq 'O\\\\'                        | false",
                "name.familyName co '\\\"'                         | true",
                "userName eq 'x\\\" or id pr'                      | false",
                "userName eq '(' or userName eq ')]'               | false",
                // values of multi-valued attributes
                "emails eq 'jane@home.example'                     | true",
                "emails[type eq 'work' and value sw 'jane@acme']   | true",
                "emails[type eq 'home' and value sw 'jane@acme']   | false",
                "emails.type eq 'home' and emails.value sw 'jane@acme' | true",
                "emails[not (type eq 'work')]                      | true",
                "not (emails[type eq 'other'])                     | true",
                "emails[primary eq true]                           | true",
                "emails[primary eq 'True' and type eq 'home']      | false",
                "emails ne 'jane@home.example'                     | false",
                "emails ne 'nobody'                                | true",
                "emails[(type eq 'work' or type eq 'home') and value co '@home'] | true",
                // a sub-attribute of chosen values
                "emails[type eq 'work'].value eq 'JANE@acme.example'   | true",
                "emails[type eq 'home'].value eq 'jane@acme.example'   | false",
                "emails[type eq 'work'].value sw 'jane@home'           | false",
                "EMAILS[Type EQ 'work'].Value EQ 'jane@acme.example'   | true",
                USER + ":emails[type eq 'work'].value co '@acme'       | true",
                "emails[type eq 'home' or type eq 'work'].value ew 'home.example' | true",
                "emails[type eq 'work'].display pr                     | false",
                "emails[type eq 'work'].value pr                       | true",
                "emails[type eq 'work'].primary eq true                | true",
                "emails[type eq 'home'].primary eq true                | false",
                "emails[type eq 'work'].value ne 'x'                   | true",
                "not (emails[type eq 'work'].value eq 'x')             | true",
                "(emails[type eq 'x'].value pr) or emails[type eq 'home'].value pr and id pr | true",
                "emails[value eq 'x].value eq '].value eq 'x'          | false",
                ENTERPRISE + ":manager[value eq '7'].value eq '7'      | true",
                // presence
                "title pr                                          | false",
                "emails pr                                         | true",
                "emails.display pr                                 | false",
                "name pr                                           | true",
                "phoneNumbers pr                                   | false",
                "nickName eq null                                  | true",
                "userName eq null                                  | false",
                "userName ne null                                  | true",
                "nickName ne null                                  | false",
                "nickName ne 'x'                                   | true",
                // booleans, dates, order
                "active eq true                                    | true",
                "active eq 'True'                                  | true",
                "active eq false                                   | false",
                "active ne false                                   | true",
                "meta.lastModified gt '2026-03-01T09:00:00Z'       | true",
                "meta.lastModified eq '2026-03-01T11:00:00+01:00'  | true",
                "meta.lastModified lt '2026-03-01T10:00:00Z'       | false",
                "meta.lastModified le '2026-03-01T10:00:00Z'       | true",
                "userName ge 'JANE'                                | true",
                "userName gt 'k'                                   | false",
                "userName lt 'k'                                   | true",
                "userName ew 'EXAMPLE'                             | true",
                // precedence
                "id pr or id eq 'x' and id eq 'y'                  | true",
                "(id pr or id eq 'x') and id eq 'y'                | false",
                "not (id pr) or id pr                              | true",
                "not (id pr or id pr)                              | false",
                "id eq 'x' and id pr or id pr                      | true",
                "id pr and id pr and id pr or id eq 'x'            | true",
                "id pr and id eq 'x' and id pr or id eq 'x'        | false",
                "id eq 'x' OR id pr and id pr or id eq 'y'         | true",
                " ( ( id pr ) )                                    | true",
            })
    void matchesWhenAUserThenBySchema(String filter, boolean matches) {
        assertThat(ResourceFilter.parse(filter.replace('\'', '"'), ResourceKind.USER)
                        .matches(JANE))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "displayName eq 'DÉVELOPPEURS'    | true",
                GROUP + ":displayName eq 'x'      | false",
                "members.value eq 'aB1'           | true",
                "members.value eq 'ab1'           | false",
                "members[value eq 'c2']           | true",
                "members eq 'c3'                  | false",
                "externalId pr                    | false",
            })
    void matchesWhenAGroupThenBySchema(String filter, boolean matches) {
        ResourceFilter parsed = ResourceFilter.parse(filter.replace('\'', '"'), ResourceKind.GROUP);

        assertThat(parsed.matches(DEV)).isEqualTo(matches);
        assertThat(parsed.uses("members")).isEqualTo(filter.startsWith("members"));
    }

    @Test
    @Timeout(20)
    void matchesWhenALongRowOfAndStandsBeforeAnOrThenIsNotExponential() {
        // given: the parser's tree of this has 2^130 nodes to walk
        String row = String.join(" and ", Collections.nCopies(130, "id pr"));

        // when
        ResourceFilter filter = ResourceFilter.parse(row + " or id pr", ResourceKind.USER);
        ResourceFilter mixed = ResourceFilter.parse(
                String.join(" and ", Collections.nCopies(65, "id pr AND id pr")) + " or title pr", ResourceKind.USER);

        // then
        assertThat(filter.matches(JANE)).isTrue();
        assertThat(mixed.matches(JANE)).isTrue();
        assertThat(filter.lookups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "USER  | id eq 'A'                                       | ID A",
                "USER  | userName eq 'Jane'                              | USER_NAME Jane",
                "USER  | " + USER + ":userName eq 'Jane'                 | USER_NAME Jane",
                "USER  | externalId eq 'e'                               | EXTERNAL_ID e",
                "USER  | emails eq 'a@b'                                 | EMAIL a@b",
                "USER  | emails.value eq 'a@b'                           | EMAIL a@b",
                "USER  | emails[value eq 'a@b']                          | EMAIL a@b",
                "USER  | emails[type eq 'work' and value eq 'a@b']       | EMAIL a@b",
                "USER  | emails[value eq 'a' or value eq 'b']            | EMAIL a, EMAIL b",
                "USER  | emails[value eq 'a' or type eq 'b']             | -",
                "USER  | emails[not (value eq 'a')]                      | -",
                "USER  | userName eq 'a' or emails eq 'a'                | USER_NAME a, EMAIL a",
                "USER  | userName eq 'a' or userName eq 'a'              | USER_NAME a",
                "USER  | userName eq 'a' or title pr                     | -",
                "USER  | userName eq 'a' and title pr                    | USER_NAME a",
                "USER  | (id eq 'a' or id eq 'b') and userName eq 'c'    | USER_NAME c",
                "USER  | title pr and active eq true                     | -",
                "USER  | not (userName eq 'a')                           | -",
                "USER  | userName ne 'a'                                 | -",
                "USER  | userName sw 'a'                                 | -",
                "USER  | userName eq null                                | -",
                "USER  | userName pr                                     | -",
                "USER  | displayName eq 'a'                              | -",
                "USER  | groups.value eq 'a'                             | -",
                "USER  | meta.location eq 'a'                            | -",
                "GROUP | id eq 'a'                                       | ID a",
                "GROUP | displayName eq 'Dev'                            | DISPLAY_NAME Dev",
                "GROUP | externalId eq 'a'                               | -",
                "GROUP | members.value eq 'a'                            | -",
                "GROUP | displayName eq 'Dev' and members eq 'a'         | DISPLAY_NAME Dev",
            })
    void lookupsWhenAskedThenCoverEveryMatch(ResourceKind kind, String filter, String lookups) {
        Optional<String> found = ResourceFilter.parse(filter.replace('\'', '"'), kind)
                .lookups()
                .map(list -> list.stream()
                        .map(lookup -> lookup.attribute() + " " + lookup.value())
                        .collect(Collectors.joining(", ")));

        assertThat(found).isEqualTo(lookups.equals("-") ? Optional.empty() : Optional.of(lookups));
    }
}
