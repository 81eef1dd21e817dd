package io.github.keycloakjumpcloud.simulator.web;

/**
 * The frame of every page of one site.
 *
 * @param site       the name of the site, in the title of every page
 * @param stylesheet the path of the stylesheet
 * @param header     the markup at the top of every page
 */
public record PageFrame(String site, String stylesheet, Html header) {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{} · {}</title>
            <link rel="stylesheet" href="{}">
            </head>
            <body>
            {}
            <main>
            <h1>{}</h1>
            {}
            </main>
            </body>
            </html>
            """;

    /** A page with the title and the content, as {@link Html#of} takes a value. */
    public Reply page(int status, String title, Object content) {
        return Reply.html(status, Html.of(PAGE, title, site, stylesheet, header, title, content));
    }
}
