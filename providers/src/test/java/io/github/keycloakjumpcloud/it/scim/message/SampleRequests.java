package io.github.keycloakjumpcloud.it.scim.message;

import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.scim.message.RawRequest.Framing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Valid requests of every kind, about resources that exist and about few names, so that requests meet each other. What was
 * created is remembered, and deleted when it becomes too much. For one thread.
 */
public final class SampleRequests {

    private static final int NAMES = 300;
    private static final int MOST = 4;

    private static final List<String> FILTERS = List.of(
            "userName eq \"{n}@example.com\"",
            "emails.value eq \"{n}@example.com\"",
            "externalId eq \"{n}\"",
            "id eq \"{u}\"",
            "displayName eq \"{n}\"",
            "emails[type eq \"work\" and value eq \"{n}@example.com\"]",
            "(userName eq \"{n}\" or externalId eq \"{n}\") and not (active eq false)",
            "userName eq \"{n}\" and meta.created gt \"2026-01-01T00:00:00Z\"",
            "{user}:userName eq \"{n}\" and {enterprise}:department pr",
            "members.value eq \"{u}\"",
            "userName sw \"{n}\"");

    private static final List<String> USER_OPERATIONS = List.of(
            "{'op':'replace','path':'active','value':false}",
            "{'op':'replace','path':'active','value':true}",
            "{'op':'Replace','value':{'active':'False','title':'T'}}",
            "{'op':'add','path':'title','value':'Engineer'}",
            "{'op':'remove','path':'title'}",
            "{'op':'replace','path':'name.givenName','value':'Given'}",
            "{'op':'replace','path':'emails[type eq \\\"work\\\"].value','value':'{n}@example.com'}",
            "{'op':'add','path':'emails','value':[{'value':'{m}@example.com','type':'home'}]}",
            "{'op':'remove','path':'phoneNumbers[type eq \\\"work\\\"]'}",
            "{'op':'replace','path':'{enterprise}:department','value':'Department {n}'}",
            "{'op':'add','value':{'{enterprise}':{'department':'Design','manager':{'value':'{u}'}}}}",
            "{'op':'replace','path':'userName','value':'{m}@example.com'}",
            "{'op':'add','path':'externalId','value':'{m}'}");

    private static final List<String> GROUP_OPERATIONS = List.of(
            "{'op':'add','path':'members','value':[{'value':'{u}'},{'value':'{u}'}]}",
            "{'op':'remove','path':'members','value':[{'value':'{u}'}]}",
            "{'op':'remove','path':'members[value eq \\\"{u}\\\"]'}",
            "{'op':'replace','path':'members','value':[{'value':'{u}'}]}",
            "{'op':'remove','path':'members'}",
            "{'op':'replace','path':'displayName','value':'{m}'}",
            "{'op':'replace','value':{'displayName':'{n}','externalId':'{m}'}}",
            "{'op':'add','value':{'members':[{'value':'{u}'}]}}");

    private final Random random;
    private final String base;
    private final String token;
    private final List<String> users;
    private final List<String> groups;
    private final Deque<String> created = new ArrayDeque<>();

    /**
     * @param base path of the base URL
     * @param users ids of some that exist
     * @param groups ids of some that exist
     */
    public SampleRequests(Random random, String base, String token, List<String> users, List<String> groups) {
        this.random = random;
        this.base = base;
        this.token = token;
        this.users = new ArrayList<>(users);
        this.groups = new ArrayList<>(groups);
    }

    /** @param path of what a request created, as in {@code Location} */
    public void remember(String path) {
        created.add(path);
        List<String> known = path.startsWith("/Users") ? users : groups;
        known.set(random.nextInt(known.size()), path.substring(path.lastIndexOf('/') + 1));
    }

    /** A request that is to be sent as it is, to keep the realm small; null when there is none. */
    public RawRequest cleaning() {
        return created.size() > MOST ? request("DELETE", created.remove()) : null;
    }

    public RawRequest next() {
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> request("POST", "/Users" + projection(), user());
            case 4, 5, 6, 7 -> request("PUT", "/Users/" + userId(), user());
            case 8, 9, 10, 11 -> request("PATCH", "/Users/" + userId() + projection(), patch(USER_OPERATIONS));
            case 12 -> request("POST", "/Groups", group());
            case 13 -> request("PUT", "/Groups/" + groupId(), group());
            case 14, 15, 16 -> request("PATCH", "/Groups/" + groupId(), patch(GROUP_OPERATIONS));
            case 17, 18 -> request("GET", list());
            case 19, 20 -> request("POST", pick(List.of("/Users/.search", "/Groups/.search", "/.search")), search());
            case 21 -> request("POST", "/Bulk", bulk());
            default -> request(random.nextInt(6) == 0 ? "DELETE" : "GET", single());
        };
    }

    private String user() {
        return fill("{'schemas':['{user}','{enterprise}'],'externalId':'{n}','userName':'{n}@example.com',"
                + "'active':true,'displayName':'Given {n}','name':{'givenName':'Given','familyName':'{n}'},"
                + "'emails':[{'value':'{n}@example.com','type':'work','primary':true}],'title':'Engineer',"
                + "'phoneNumbers':[{'value':'tel:+1-555-0100','type':'work'}],'locale':'en_US',"
                + "'addresses':[{'streetAddress':'1 Main Street','locality':'Boulder','primary':true}],"
                + "'{enterprise}':{'department':'Design','manager':{'value':'{u}'}},'password':'secret','photos':[]}");
    }

    private String group() {
        return fill("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'{n}',"
                + "'externalId':'{n}','members':[{'value':'{u}','type':'User'},{'value':'{u}'}]}");
    }

    private String patch(List<String> operations) {
        return fill("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + pick(operations)
                + (random.nextBoolean() ? "," + pick(operations) : "") + "]}");
    }

    private String search() {
        return fill("{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],'filter':'"
                + pick(FILTERS).replace("\"", "\\\"")
                + "','startIndex':1,'count':10,'attributes':['userName','emails.value']}");
    }

    private String bulk() {
        return fill("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'failOnErrors':2,'Operations':["
                + "{'method':'POST','path':'/Groups','bulkId':'g','data':{'displayName':'{m}','members':"
                + "[{'value':'bulkId:u'}]}},{'method':'POST','path':'/Users','bulkId':'u','data':" + user() + "},"
                + "{'method':'PATCH','path':'/Users/{u}','data':" + patch(USER_OPERATIONS) + "},"
                + "{'method':'PATCH','path':'/Groups/{g}','data':" + patch(GROUP_OPERATIONS) + "},"
                + "{'method':'DELETE','path':'/Users/bulkId:u'},{'method':'DELETE','path':'/Groups/bulkId:g'}]}");
    }

    private String list() {
        String query = "?filter=" + encode(fill(pick(FILTERS))) + "&startIndex=1&count=5";
        return pick(List.of(
                "/Users" + query,
                "/Groups" + query,
                "/Users?count=3&attributes=userName",
                "/Groups?startIndex=2&excludedAttributes=members",
                "/ServiceProviderConfig",
                "/ResourceTypes/User",
                "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
                "/Schemas"));
    }

    private String single() {
        return random.nextBoolean() ? "/Users/" + userId() + projection() : "/Groups/" + groupId();
    }

    private String projection() {
        return pick(List.of("", "", "?attributes=userName,name.givenName", "?excludedAttributes=emails"));
    }

    private String userId() {
        return pick(users);
    }

    private String groupId() {
        return pick(groups);
    }

    private String fill(String template) {
        return template.replace("\\\\\"", "\\\"")
                .replace('\'', '"')
                .replace("{n}", name())
                .replace("{m}", name())
                .replace("{u}", userId())
                .replace("{g}", groupId())
                .replace("{user}", "urn:ietf:params:scim:schemas:core:2.0:User")
                .replace("{enterprise}", ScimSide.ENTERPRISE);
    }

    private String name() {
        return "person" + random.nextInt(NAMES);
    }

    private RawRequest request(String method, String path) {
        return RawRequest.of(method, base + path).withHeader("Authorization: Bearer " + token);
    }

    private RawRequest request(String method, String path, String body) {
        return request(method, path)
                .withHeader("Content-Type: application/scim+json")
                .withBody(body)
                .framed(random.nextInt(8) == 0 ? Framing.CHUNKED : Framing.LENGTH);
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
