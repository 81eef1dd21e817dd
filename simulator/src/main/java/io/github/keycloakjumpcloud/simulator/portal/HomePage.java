package io.github.keycloakjumpcloud.simulator.portal;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.sso.Applications;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.Html;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import java.util.List;
import java.util.Map;

/** The user portal: first a list of people to sign in as, then the tiles of the applications. */
final class HomePage {

    private final SignIns signIns;
    private final Applications applications;

    HomePage(SignIns signIns, Applications applications) {
        this.signIns = signIns;
        this.applications = applications;
    }

    Reply show(WebRequest request) {
        return signIns.signedIn(request).map(this::tiles).orElseGet(this::people);
    }

    Reply signIn(WebRequest request) {
        return signIns.person(request.form().first("person"))
                .map(person -> signIns.signIn(person, Reply.seeOther("/")))
                .orElseGet(Layout::unknownPerson);
    }

    Reply signOut(WebRequest request) {
        return signIns.signOut(request, Reply.seeOther("/"));
    }

    private Reply people() {
        return Layout.page(
                "Sign in as",
                Html.of("<p>Pick the person to sign in as. All people are made up, and you need no password.</p>"),
                Layout.people(signIns.people(), "/sign-in", Map.of()));
    }

    private Reply tiles(Person person) {
        return Layout.page(
                "Your applications",
                Html.of("""
                        <form method="post" action="/sign-out" class="who">
                        <p>Signed in as <strong id="signed-in-as">{}</strong>. {}</p>
                        <button id="sign-out">Sign out</button>
                        </form>
                        """, person.displayName(), person.expectation()),
                person.assigned() ? tiles(applications.all()) : nothingAssigned());
    }

    private static Html nothingAssigned() {
        return Html.of("<p id=\"no-applications\">No application is assigned to you.</p>");
    }

    private static Html tiles(List<SsoApplication> applications) {
        List<Html> tiles = applications.stream()
                .map(application -> Html.of(
                        "<li><a class=\"tile\" id=\"tile-{}\" href=\"/launch/{}\">{}</a></li>",
                        application.slug(),
                        application.slug(),
                        application.label()))
                .toList();
        return Html.of("<ul class=\"tiles\">{}</ul>", tiles);
    }
}
