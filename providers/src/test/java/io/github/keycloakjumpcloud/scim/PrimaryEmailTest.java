package io.github.keycloakjumpcloud.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimaryEmailTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            [{"value":"a"},{"value":"b"}]                               | a
            [{"value":"a"},{"value":"b","primary":true}]                | b
            [{"value":"a","primary":true},{"value":"b","primary":true}] | a
            [{"value":"a"},{"value":"b","primary":"true"}]              | b
            ["a",{"value":"b"}]                                         | b
            {"value":"a"}                                               | a
            []                                                          | none
            "a"                                                         | none
            null                                                        | none
            """)
    void emailWhenReadThenTheFirstPrimaryOneCountsElseTheFirst(String emails, String value) throws IOException {
        ObjectNode user = (ObjectNode) new ObjectMapper().readTree("{\"emails\":" + emails + "}");

        assertThat(PrimaryEmail.of(user)
                        .map(email -> email.path("value").asText())
                        .orElse("none"))
                .isEqualTo(value);
    }
}
