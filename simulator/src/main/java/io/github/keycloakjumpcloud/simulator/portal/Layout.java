package io.github.keycloakjumpcloud.simulator.portal;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.web.Html;
import io.github.keycloakjumpcloud.simulator.web.PageFrame;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The frame of every page, and the parts that several pages share. */
final class Layout {

    private static final PageFrame FRAME = new PageFrame("JumpCloud simulator", "/portal.css", new Html("""
            <header>
            <a class="wordmark" href="/">JumpCloud <span>simulator</span></a>
            <nav aria-label="Simulator"><a href="/">Portal</a> <a href="/admin">Settings</a></nav>
            </header>"""));

    private Layout() {}

    static Reply page(String title, Html... parts) {
        return FRAME.page(200, title, List.of(parts));
    }

    static Reply problem(int status, String title, String explanation) {
        return FRAME.page(status, title, Html.of("<p id=\"problem\" role=\"alert\">{}</p>", explanation));
    }

    static Reply unknownPerson() {
        return problem(400, "Person not found", "Nobody in the directory has this username.");
    }

    /** A form with a button for each person and the {@code hidden} fields. */
    static Html people(Collection<Person> people, String action, Map<String, String> hidden) {
        List<Html> items = people.stream()
                .map(person -> Html.of(
                        """
                        <li><button name="person" value="{}" id="person-{}">
                        <strong>{}</strong> <span class="address">{}</span> <span class="note">{}</span>
                        </button></li>
                        """,
                        person.username(),
                        person.username(),
                        person.displayName(),
                        person.email() == null ? person.username() : person.email(),
                        person.expectation()))
                .toList();
        return Html.of(
                "<form method=\"post\" action=\"{}\">{}<ul class=\"people\">{}</ul></form>",
                action,
                hidden(hidden),
                items);
    }

    static List<Html> hidden(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", field.getKey(), field.getValue()))
                .toList();
    }
}
