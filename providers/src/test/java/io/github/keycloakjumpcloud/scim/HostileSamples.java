package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;

import java.util.List;

/** What clients send, right and wrong: tests make more of it. */
final class HostileSamples {

    static final List<String> FILTERS = List.of(
            "userName eq \"jane\"",
            "emails[type eq \"work\" and value co \"@b\"]",
            "not (active eq true) or name.givenName sw \"J\"",
            "(id eq \"1\" or externalId pr) and meta.created gt \"2026-01-01T00:00:00Z\"",
            USER + ":userName ne null and " + ENTERPRISE + ":department eq \"S\"",
            "a eq 1 and b eq 2 and c eq 3 or id pr",
            "emails.value eq \"x\\\"y\\u0041\" and emails.primary eq true");

    static final List<String> PATHS = List.of(
            "userName",
            "name.givenName",
            "emails",
            "emails[type eq \"work\"].value",
            "emails[not (primary eq true) or value ew \"d\"]",
            "members[value eq \"1\" or value eq \"2\"]",
            "displayName",
            USER + ":active",
            ENTERPRISE,
            ENTERPRISE + ":manager.value",
            "addresses[type eq \"home\" and primary eq false].locality");

    static final List<String> BODIES = List.of(
            "{'schemas':['" + USER + "','" + ENTERPRISE + "'],'externalId':'66e2','userName':'jane','active':'True',"
                    + "'emails':[{'value':'a@b','type':'work','primary':true},'c@d'],'name':{'givenName':'J'},"
                    + "'addresses':[],'phoneNumbers':null,'name.familyName':'D','" + USER + ":title':'T','" + ENTERPRISE
                    + "':{'department':'S','manager':'7'},'" + ENTERPRISE + ":division':'D','id':'1','password':'p'}",
            "{'displayName':'Dev','members':[{'value':'1','type':'User'},'2'],'externalId':null}");

    static final List<String> OPERATIONS = List.of(
            "{'op':'replace','path':'PATH','value':VALUE}",
            "{'op':'Add','path':'PATH','value':VALUE}",
            "{'op':'remove','path':'PATH'}",
            "{'op':'remove','path':'PATH','value':VALUE}",
            "{'op':'add','value':{'PATH':VALUE}}",
            "{'op':'replace','value':VALUE}");

    static final List<String> ATTRIBUTES = List.of(
            "userName",
            "ID",
            "name",
            "name.givenName",
            "active",
            "emails",
            "emails.value",
            "emails.primary",
            "addresses",
            "addresses.locality",
            "groups",
            "meta.created",
            "members",
            "displayName",
            "nothing",
            "value",
            "type",
            "primary",
            USER + ":title",
            ENTERPRISE,
            ENTERPRISE + ":department",
            ENTERPRISE + ":manager");

    static final List<String> OPERANDS = List.of(
            "\"work\"",
            "\"1\"",
            "true",
            "null",
            "7",
            "-1e9",
            "\"\"",
            "\"a\\\"b)]\"",
            "\"2026-03-01T10:00:00Z\"",
            "{}",
            "[",
            "x");

    static final List<String> VALUES = List.of(
            "true",
            "'False'",
            "'jane'",
            "null",
            "[]",
            "{}",
            "7",
            "1e400",
            "[null,{}]",
            "['a@b','c@d']",
            "{'value':'x','type':'work','primary':true}",
            "[{'value':'x','primary':true},{'value':'y','primary':'TRUE'}]",
            "{'members':['1'],'displayName':'x','name.givenName':'K','emails[type eq \\'work\\'].value':'n'}",
            "{'" + ENTERPRISE + ":department':'T','" + USER + "':{'title':'x'},'" + ENTERPRISE + "':{'manager':{}}}",
            "[[[[[[]]]]]]");

    static final List<String> BULKS =
            List.of("{'failOnErrors':1,'Operations':[{'method':'POST','path':'/Users','bulkId':'a','data':{'members':"
                    + "['bulkId:b']}},{'method':'post','path':'/Groups','bulkId':'b','data':{}},{'method':'PATCH',"
                    + "'path':'/Users/bulkId:a','data':{'path':'members[value eq \\'bulkId:b\\']'}},"
                    + "{'method':'DELETE','path':'/Users/1'}]}");

    static final String[] TOKENS = {
        "\"",
        "\\",
        "'",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ".",
        " ",
        "\u0000",
        "\t",
        "\ud800",
        "İ",
        "é",
        "\u2028",
        "not",
        "not (",
        " and ",
        " or ",
        " eq ",
        " pr",
        "null",
        "true",
        "{}",
        "[]",
        "[[",
        "eq {",
        "eq [",
        "1e999",
        "-",
        "$",
        "$ref",
        "value",
        "emails",
        "emails[",
        "urn:",
        USER,
        ENTERPRISE,
        "\\u0000",
        "\\ud800",
        "schemas",
        "primary",
        "x".repeat(300),
        "(".repeat(40),
        "[".repeat(70),
        "{\"a\":".repeat(70),
        "999999999999999999999999999999",
        "%00",
        "bulkId:",
        "members",
        "../",
        "\uFEFF",
    };

    private HostileSamples() {}
}
