package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPatchTest {
    private static final String WORK = "{'value':'j@acme.example','type':'work','primary':true}";
    private static final String HOME = "{'value':'j@home.example','type':'home'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // before | operation | after
                // single attributes
                "'active':true  | 'op':'replace','path':'active','value':false           | 'active':false",
                "'active':true  | 'op':'Replace','path':'ACTIVE','value':'False'         | 'active':false",
                "'active':true  | 'OP':'REPLACE','PATH':'" + USER + ":active','VALUE':false | 'active':false",
                "'active':true  | 'op':'replace','value':{'active':false}                | 'active':false",
                "'active':true  | 'op':'replace','value':{'" + USER + ":Active':'false'} | 'active':false",
                "'active':true  | 'op':'replace','value':{'" + USER + "':{'active':false}} | 'active':false",
                "'active':true  | 'op':'replace','path':'" + USER + "','value':{'active':false} | 'active':false",
                "'active':true  | 'op':'replace','path':'','value':{'active':false}      | 'active':false",
                "'active':true  | 'op':'replace','path':null,'value':{'active':false}    | 'active':false",
                "'active':false | 'op':'remove','path':'active'                          | 'active':false",
                "'active':false | 'op':'remove','path':'active','value':false            | 'active':false",
                "'active':false | 'op':'replace','path':'active','value':null            | 'active':false",
                "'active':true  | 'op':'replace','value':{'active':null}                 | 'active':true",
                "'active':false | 'op':'add','value':{'title':'A'}                       | 'active':false,'title':'A'",
                "'active':true  | 'op':'add','path':'title','value':'Boss'               | 'active':true,'title':'Boss'",
                "'title':'A'    | 'op':'add','path':'title','value':'B'                  | 'title':'B'",
                "'title':'A'    | 'op':'replace','path':'title','value':null             | ",
                "'title':'A'    | 'op':'replace','path':'title','value':[]               | ",
                "'title':'A'    | 'op':'add','path':'title','value':null                 | 'title':'A'",
                "'title':'A'    | 'op':'remove','path':'title'                           | ",
                "'title':'A'    | 'op':'remove','path':'title','value':'ignored'         | ",
                "'title':'A'    | 'op':'remove','path':'nickName'                        | 'title':'A'",
                "'title':'A'    | 'op':'replace','value':{'title':null,'nickName':'J','junk':1,'id':'9','password':'p'} "
                        + "| 'nickName':'J'",
                "               | 'op':'add','path':'schemas','value':['urn:x']          | ",
                "               | 'op':'replace','path':'password','value':'p'           | ",
                "               | 'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User:Password','value':'p'  | ",
                // complex attributes
                "'name':{'givenName':'J','familyName':'D'} | 'op':'replace','path':'name.givenName','value':'K' "
                        + "| 'name':{'givenName':'K','familyName':'D'}",
                "'name':{'givenName':'J','familyName':'D'} | 'op':'replace','path':'name','value':{'GIVENNAME':'K'} "
                        + "| 'name':{'givenName':'K','familyName':'D'}",
                "'name':{'givenName':'J','familyName':'D'} | 'op':'replace','value':{'name.givenName':'K','name.x':1} "
                        + "| 'name':{'givenName':'K','familyName':'D'}",
                "'name':{'givenName':'J','familyName':'D'} | 'op':'replace','value':{'name':{'givenName':null}} "
                        + "| 'name':{'familyName':'D'}",
                "'name':{'givenName':'J'} | 'op':'replace','path':'name','value':{}       | 'name':{'givenName':'J'}",
                "'name':{'givenName':'J'} | 'op':'replace','path':'name','value':null     | ",
                "'name':{'givenName':'J'} | 'op':'remove','path':'name.givenName'         | ",
                "'name':{'givenName':'J'} | 'op':'remove','path':'name'                   | ",
                "                         | 'op':'add','path':'name.familyName','value':'D' | 'name':{'familyName':'D'}",
                // the extension
                "               | 'op':'add','path':'" + ENTERPRISE + ":department','value':'S' | '" + ENTERPRISE
                        + "':{'department':'S'}",
                "               | 'op':'add','value':{'" + ENTERPRISE + ":department':'S'} | '" + ENTERPRISE
                        + "':{'department':'S'}",
                "               | 'op':'add','path':'" + ENTERPRISE + "','value':{'Department':'S','x':1} | '"
                        + ENTERPRISE + "':{'department':'S'}",
                "               | 'op':'add','value':{'" + ENTERPRISE + "':{'manager':'7'}} | '" + ENTERPRISE
                        + "':{'manager':{'value':'7'}}",
                "'" + ENTERPRISE + "':{'department':'S','division':'D'} | 'op':'replace','path':'" + ENTERPRISE
                        + "','value':{'department':'T'} | '" + ENTERPRISE + "':{'department':'T','division':'D'}",
                "'" + ENTERPRISE + "':{'department':'S','division':'D'} | 'op':'remove','path':'" + ENTERPRISE
                        + ":division' | '" + ENTERPRISE + "':{'department':'S'}",
                "'" + ENTERPRISE + "':{'department':'S'} | 'op':'remove','path':'" + ENTERPRISE + ":department' | ",
                "'" + ENTERPRISE + "':{'department':'S'} | 'op':'remove','path':'" + ENTERPRISE + ":' | ",
                "'" + ENTERPRISE + "':{'department':'S'} | 'op':'replace','path':'" + ENTERPRISE
                        + ":manager.value','value':'7' | '" + ENTERPRISE
                        + "':{'department':'S','manager':{'value':'7'}}",
                // values: add
                "               | 'op':'add','path':'emails','value':[" + WORK + "]    | 'emails':[" + WORK + "]",
                "               | 'op':'add','path':'emails','value':" + WORK + "      | 'emails':[" + WORK + "]",
                "               | 'op':'add','path':'emails','value':'a@b'             | 'emails':[{'value':'a@b'}]",
                "               | 'op':'add','value':{'emails':['a@b']}                | 'emails':[{'value':'a@b'}]",
                "'emails':[" + WORK + "] | 'op':'add','path':'emails','value':[" + HOME + "] | 'emails':[" + WORK + ","
                        + HOME + "]",
                "'emails':[" + WORK + "] | 'op':'add','path':'emails','value':[" + WORK + "] | 'emails':[" + WORK + "]",
                "'emails':[" + WORK
                        + "] | 'op':'add','path':'emails','value':[{'value':'J@ACME.example','display':'x'}] "
                        + "| 'emails':[{'value':'J@ACME.example','type':'work','primary':true,'display':'x'}]",
                "'emails':[" + WORK + "] | 'op':'add','path':'emails','value':[]            | 'emails':[" + WORK + "]",
                "'addresses':[{'locality':'X','primary':true}] "
                        + "| 'op':'add','path':'addresses','value':[{'locality':'X'},{'locality':'Y'}] "
                        + "| 'addresses':[{'locality':'X','primary':true},{'locality':'Y'}]",
                // values: a new primary
                "'emails':[" + WORK + "] "
                        + "| 'op':'add','path':'emails','value':[{'value':'n','primary':true}] "
                        + "| 'emails':[{'value':'j@acme.example','type':'work','primary':false},"
                        + "{'value':'n','primary':true}]",
                "'emails':[" + WORK + "," + HOME + "] "
                        + "| 'op':'replace','path':'emails[type eq \\'home\\'].primary','value':true "
                        + "| 'emails':[{'value':'j@acme.example','type':'work','primary':false},"
                        + "{'value':'j@home.example','type':'home','primary':true}]",
                // values: replace
                "'emails':[" + WORK + "," + HOME + "] | 'op':'replace','path':'emails','value':[" + HOME
                        + "] | 'emails':[" + HOME + "]",
                "'emails':[" + WORK + "] | 'op':'replace','path':'emails','value':null   | ",
                "'emails':[" + WORK + "] | 'op':'replace','path':'emails','value':[]     | ",
                "'emails':[" + WORK + "] | 'op':'replace','value':{'emails':[]}          | ",
                "'emails':[" + WORK + "," + HOME + "] "
                        + "| 'op':'replace','path':'emails[type eq \\'home\\'].value','value':'n' "
                        + "| 'emails':[" + WORK + ",{'value':'n','type':'home'}]",
                "'emails':[" + WORK + "] | 'op':'add','path':'emails[type eq \\'WORK\\'].value','value':'n' "
                        + "| 'emails':[{'value':'n','type':'work','primary':true}]",
                "'emails':[" + WORK + "] | 'op':'replace','path':'" + USER + ":emails[type eq \\'work\\'].value',"
                        + "'value':'n' | 'emails':[{'value':'n','type':'work','primary':true}]",
                "'emails':[" + WORK + "] | 'op':'replace','value':{'emails[type eq \\'work\\'].value':'n'} "
                        + "| 'emails':[{'value':'n','type':'work','primary':true}]",
                "               | 'op':'replace','path':'emails[type eq \\'work\\'].value','value':'n' "
                        + "| 'emails':[{'type':'work','value':'n'}]",
                "               | 'op':'add','path':'phoneNumbers[type eq \\'work\\' and primary eq true].value','value':'1' "
                        + "| 'phoneNumbers':[{'type':'work','primary':true,'value':'1'}]",
                "'emails':[" + HOME + "] | 'op':'add','path':'emails[type eq \\'work\\']','value':{'value':'n'} "
                        + "| 'emails':[" + HOME + ",{'type':'work','value':'n'}]",
                "'emails':[" + WORK + "] | 'op':'replace','path':'emails[type eq \\'work\\']',"
                        + "'value':[{'value':'n','primary':null}] | 'emails':[{'value':'n','type':'work'}]",
                "'emails':[" + WORK + "] | 'op':'replace','path':'emails[type eq \\'work\\']','value':'n' "
                        + "| 'emails':[{'value':'n','type':'work','primary':true}]",
                "               | 'op':'add','path':'emails.value','value':'n'       | 'emails':[{'value':'n'}]",
                "'emails':[" + WORK + "," + HOME + "] | 'op':'replace','path':'emails.type','value':'other' "
                        + "| 'emails':[{'value':'j@acme.example','type':'other','primary':true},"
                        + "{'value':'j@home.example','type':'other'}]",
                "               | 'op':'add','path':'addresses[type eq \\'work\\'].streetAddress','value':'1\\nRoad' "
                        + "| 'addresses':[{'type':'work','streetAddress':'1\\nRoad'}]",
                // values: remove
                "'emails':[" + WORK + "," + HOME + "] | 'op':'remove','path':'emails[type eq \\'home\\']' | 'emails':["
                        + WORK + "]",
                "'emails':[" + HOME + "] | 'op':'remove','path':'emails[type eq \\'home\\']' | ",
                "'emails':[" + WORK + "] | 'op':'remove','path':'emails[type eq \\'home\\']' | 'emails':[" + WORK + "]",
                "               | 'op':'remove','path':'emails[value co \\'x\\']'    | ",
                "'emails':[" + WORK + "] | 'op':'remove','path':'emails'             | ",
                "'emails':[" + WORK + "] | 'op':'remove','path':'emails[primary eq true].type' "
                        + "| 'emails':[{'value':'j@acme.example','primary':true}]",
                "'emails':[" + WORK + "," + HOME + "] | 'op':'remove','path':'emails[type eq \\'work\\'].value' "
                        + "| 'emails':[" + HOME + "]",
                "'emails':[" + WORK + "," + HOME
                        + "] | 'op':'remove','path':'emails','value':[{'value':'J@home.example'}] " + "| 'emails':["
                        + WORK + "]",
                "'emails':[" + WORK + "] | 'op':'remove','path':'emails','value':[]  | 'emails':[" + WORK + "]",
                "'emails':[" + WORK + "," + HOME
                        + "] | 'op':'replace','path':'emails[type eq \\'home\\']','value':null " + "| 'emails':[" + WORK
                        + "]",
                "'emails':[" + WORK + "," + HOME
                        + "] | 'op':'replace','path':'emails[type eq \\'home\\'].value','value':[] " + "| 'emails':["
                        + WORK + "]",
            })
    void applyWhenOneOperationThenChangesOnlyItsTarget(String before, String operation, String after) {
        // given
        ObjectNode current = plain(user(before));
        ObjectNode untouched = current.deepCopy();

        // when
        ObjectNode patched = applied(current, object("{'Operations':[{" + operation.replace("\\'", "\\\"") + "}]}"));

        // then
        assertThat(patched).isEqualTo(plain(user(after)));
        assertThat(current).isEqualTo(untouched);
        assertThat(ResourceKind.USER.normalise(patched)).isEqualTo(patched);
    }

    @Test
    void applyWhenSeveralOperationsThenInOrder() {
        ObjectNode patched = applied(
                plain(user("")),
                object("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'operations':["
                        + "{'op':'add','path':'title','value':'A'},{'op':'replace','path':'title','value':'B'},"
                        + "{'op':'add','path':'emails[type eq \\\"work\\\"].value','value':'w'},"
                        + "{'op':'add','path':'emails[type eq \\\"work\\\"].value','value':'v'},"
                        + "{'op':'add','path':'emails[type eq \\\"work\\\"].primary','value':'True'}]}"));

        assertThat(patched).isEqualTo(plain(user("'title':'B','emails':[{'type':'work','value':'v','primary':true}]")));
    }

    @Test
    void applyWhenTheUserHasReadOnlyAttributesThenLeavesThemOut() {
        ObjectNode current = plain(user("'id':'1','meta':{'version':'x'},'groups':[{'value':'g'}],'title':'A'"));

        assertThat(applied(current, object("{'Operations':{'op':'replace','path':'active','value':true}}")))
                .isEqualTo(plain(user("'title':'A','active':true")));
    }

    @Test
    void applyWhenStoredDataBreaksTheRulesThenWhatIsNotTouchedDoesNotMatter() {
        ObjectNode current =
                plain(user("'title':'a\\u0007','emails':[{'value':'a','primary':true},{'value':'b','primary':true}]"));

        ObjectNode patched =
                applied(current, object("{'Operations':[{'op':'replace','path':'active','value':false}]}"));

        assertThat(patched.path("active").asBoolean(true)).isFalse();
        assertThat(patched.path("emails")).hasSize(2);
    }

    private static String user(String content) {
        String more = content == null || content.isBlank() ? "" : "," + content;
        String enterprise = more.contains(ENTERPRISE) ? ",'" + ENTERPRISE + "'" : "";
        return "{'schemas':['" + USER + "'" + enterprise + "],'userName':'jane'" + more + "}";
    }

    private static ObjectNode applied(ObjectNode current, ObjectNode request) {
        return new UserPatch(request).apply(current);
    }
}
