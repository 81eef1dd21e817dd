package io.github.keycloakjumpcloud.it.harness;

import org.jsoup.nodes.Element;

/** The page that tells a person why a sign-in was refused. */
public record RefusalPage(int status, String code, String reference, String text) {

    /** Reads the page; an error that shows the page when it is no refusal of ours. */
    public static RefusalPage of(Page page) {
        Element marked = page.element("[data-jumpcloud-code]")
                .orElseThrow(() -> new AssertionError("Not a refusal page: " + page));
        return new RefusalPage(
                page.status(),
                marked.attr("data-jumpcloud-code"),
                page.element("[data-jumpcloud-reference]")
                        .map(element -> element.attr("data-jumpcloud-reference"))
                        .orElse(""),
                page.text());
    }
}
