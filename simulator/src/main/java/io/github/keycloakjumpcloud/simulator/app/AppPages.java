package io.github.keycloakjumpcloud.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.simulator.web.Html;
import io.github.keycloakjumpcloud.simulator.web.PageFrame;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The pages of the sample application. Tests select elements by their ids and {@code data-} attributes. */
final class AppPages {

    private static final PageFrame FRAME =
            new PageFrame("Sample app", "/app.css", new Html("<header>Sample app</header>"));

    private AppPages() {}

    static Reply signedOut() {
        return FRAME.page(
                200,
                "Welcome",
                Html.of("<p id=\"signed-out\">You are not signed in.</p>"
                        + "<p><a class=\"button\" id=\"login\" href=\"/login\">Log in</a></p>"));
    }

    static Reply failed(String message) {
        return FRAME.page(
                400,
                "Login failed",
                Html.of(
                        "<p id=\"login-error\" role=\"alert\">{}</p>"
                                + "<p><a class=\"button\" id=\"login\" href=\"/login\">Try again</a></p>",
                        message));
    }

    static Reply notFound() {
        return FRAME.page(404, "Page not found", Html.EMPTY);
    }

    static Reply signedIn(AppUser user) {
        String name =
                user.userInfo().path("name").asText(user.claims().path("sub").asText());
        return FRAME.page(200, "Hello, " + name, Html.of("""
                        <p id="signed-in">You are signed in.
                        <a class="button" id="logout" href="/logout">Log out</a></p>
                        <table>
                        <caption>Claims that the application receives</caption>
                        <thead><tr><th scope="col">Claim</th><th scope="col">Value</th><th scope="col">From</th></tr></thead>
                        <tbody>{}</tbody>
                        </table>
                        """, rows(user)));
    }

    /** One row for each claim; where ID token and UserInfo differ, the ID token's comes first. */
    private static List<Html> rows(AppUser user) {
        Map<String, JsonNode> idToken = new LinkedHashMap<>();
        user.claims().properties().forEach(claim -> idToken.put(claim.getKey(), claim.getValue()));
        Map<String, JsonNode> userInfo = new LinkedHashMap<>();
        user.userInfo().properties().forEach(claim -> userInfo.put(claim.getKey(), claim.getValue()));
        List<Html> rows = new ArrayList<>();
        idToken.forEach((name, value) -> {
            boolean both = value.equals(userInfo.get(name));
            rows.add(row(name, value, both ? "ID token, UserInfo" : "ID token"));
            if (both) {
                userInfo.remove(name);
            }
        });
        userInfo.forEach((name, value) -> rows.add(row(name, value, "UserInfo")));
        return rows;
    }

    private static Html row(String name, JsonNode value, String from) {
        return Html.of(
                "<tr><th scope=\"row\">{}</th><td data-claim=\"{}\">{}</td><td>{}</td></tr>",
                name,
                name,
                shown(value),
                from);
    }

    private static Html shown(JsonNode value) {
        if (!value.isArray()) {
            return Html.of("{}", value.isValueNode() ? value.asText() : value);
        }
        List<Html> items = StreamSupport.stream(value.spliterator(), false)
                .map(item -> Html.of("<li>{}</li>", shown(item)))
                .toList();
        return Html.of("<ul>{}</ul>", items);
    }
}
