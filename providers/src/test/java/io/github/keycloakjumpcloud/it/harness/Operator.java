package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** An administrator of one realm with only the given roles, who sends any request to the admin API. */
public final class Operator {
    private final String api;
    private final String bearer;

    private Operator(TestRealm realm, String bearer) {
        this.api = realm.entityId().replaceFirst("/realms/", "/admin/realms/") + "/";
        this.bearer = bearer;
    }

    /** A new administrator with both roles of the client {@code realm-management}. */
    public static Operator with(TestRealm realm, String role, String further) {
        String email = "operator-" + role + "-" + further + "@example.com";
        new RoleAdmin(realm.admin()).createAdministrator(email, role, further);
        return new Operator(
                realm,
                realm.newPerson().signInWithPassword(email, People.PASSWORD).bearer());
    }

    /** A new administrator with the role of the client {@code realm-management}; {@code nobody} means no role. */
    public static Operator with(TestRealm realm, String role) {
        String email = "operator-" + role + "@example.com";
        if (role.equals("nobody")) {
            realm.admin().createUser(email, People.withPassword());
        } else {
            new RoleAdmin(realm.admin()).createAdministrator(email, role);
        }
        return again(realm, role);
    }

    /** The same administrator with a new token, because tokens end after minutes. */
    public static Operator again(TestRealm realm, String role) {
        String email = "operator-" + role + "@example.com";
        Login login = realm.newPerson().signInWithPassword(email, People.PASSWORD);
        return new Operator(realm, login.bearer());
    }

    /** A person without an account, whose bearer token is made up. */
    public static Operator stranger(TestRealm realm) {
        return new Operator(realm, "nonsense");
    }

    /** Sends a request to a path below the realm in the admin API. */
    public HttpResponse<String> send(String method, String below, String body) {
        return Http.send(request(below)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The same, asking for an answer in these languages, as in a browser's Accept-Language. */
    public HttpResponse<String> sendIn(String languages, String method, String below, String body) {
        return Http.send(request(below)
                .header("Accept-Language", languages)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The answer to a GET whose reader prefers these languages, as in a browser's Accept-Language. */
    public JsonNode read(String below, String languages) {
        return Json.read(
                Http.send(request(below).header("Accept-Language", languages).build())
                        .body());
    }

    /** The answer to a GET that wants this media type. */
    public HttpResponse<String> readAs(String mediaType, String below) {
        return Http.send(request(below).header("Accept", mediaType).build());
    }

    private HttpRequest.Builder request(String below) {
        return HttpRequest.newBuilder(URI.create(api + below))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json");
    }
}
