package io.github.keycloakjumpcloud.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every link of the documents leads to something that is there. */
class LinkTest {

    @Test
    void linkWhenItLeadsToTheProjectThenFileAndHeadingAreThere() throws IOException {
        List<String> broken = new ArrayList<>();

        for (Document document : Document.all()) {
            for (String link : document.links()) {
                problem(document, link).ifPresent(problem -> broken.add(document + ": " + link + ": " + problem));
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void documentsWhenLookedForThenChaptersAreAmongThem() throws IOException {
        assertThat(Document.all())
                .extracting(Document::toString)
                .contains("README.md", "docs/configuration.md", "docs/configuration/settings.md", "docker/README.md");
    }

    @Test
    void linkWhenItIsInThePageThatIsSentToCustomersThenItNeedsNoOtherFileBeside() throws IOException {
        // given
        Document page = Document.read(Document.PROJECT.resolve("docs/jumpcloud.md"));

        // then
        assertThat(page.links()).isNotEmpty().allMatch(link -> link.startsWith("#") || link.startsWith(Document.HOME));
    }

    private static Optional<String> problem(Document from, String link) {
        if (link.startsWith(Document.HOME)) {
            return problem(Document.PROJECT.resolve("README.md"), link.substring(Document.HOME.length()));
        }
        return problem(from.path(), link);
    }

    private static Optional<String> problem(Path from, String link) {
        String target = URLDecoder.decode(link, StandardCharsets.UTF_8);
        int hash = target.indexOf('#');
        String name = hash < 0 ? target : target.substring(0, hash);
        Path file = name.isEmpty() ? from : from.resolveSibling(name).normalize();
        if (!file.startsWith(Document.PROJECT) || !Files.exists(file)) {
            return Optional.of("no such file");
        }
        if (hash >= 0 && !Document.read(file).anchors().contains(target.substring(hash + 1))) {
            return Optional.of("no such heading");
        }
        return Optional.empty();
    }
}
