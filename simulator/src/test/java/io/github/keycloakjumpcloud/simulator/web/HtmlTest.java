package io.github.keycloakjumpcloud.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textWhenPutIntoATemplateThenIsEscaped() {
        assertThat(Html.of("<p title=\"{}\">{}</p>", "\"'", "<b>&").markup())
                .isEqualTo("<p title=\"&quot;&#39;\">&lt;b&gt;&amp;</p>");
    }

    @Test
    void piecesWhenPutIntoATemplateThenStayAndCollectionsAreJoined() {
        assertThat(Html.of("<ul>{}</ul>{}", List.of(Html.of("<li>{}</li>", "a<"), "b<"), null)
                        .markup())
                .isEqualTo("<ul><li>a&lt;</li>b&lt;</ul>");
    }

    @Test
    void valueWhenItLooksLikeAHoleThenIsNotFilled() {
        assertThat(Html.of("{}{}", "{}", "x").markup()).isEqualTo("{}x");
    }

    @Test
    void templateWhenHolesAndValuesDifferThenFails() {
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", "a", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}{}", "a"));
    }
}
