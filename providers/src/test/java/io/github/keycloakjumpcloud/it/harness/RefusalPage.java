package io.github.keycloakjumpcloud.it.harness;

import org.jsoup.nodes.Element;

/** The error page of a refused sign-in. */
public record RefusalPage(int status, String code, String reference, String text) {

    /** Reads the page. Fails and shows the page when it is no error page of the product. */
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
