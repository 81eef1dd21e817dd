package io.github.keycloakjumpcloud.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.keycloakjumpcloud.Fuzzed;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@Fuzzed
class ProfileFuzzTest {

    /** Lines of the form {@code name=value}; a name may come several times. */
    @FuzzTest
    void readWhenAnyAttributesAreReceivedThenTheProfileCanBeStored(byte[] data) {
        Map<String, List<String>> received = new HashMap<>();
        new String(data, StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] parts = line.split("=", 2);
            List<String> values = received.computeIfAbsent(parts[0], name -> new ArrayList<>());
            if (parts.length == 2) {
                values.add(parts[1]);
            }
        });
        ReceivedAttributes attributes = ReceivedAttributes.of(received);

        Profile profile = Profile.read(attributes, AttributeNames.defaults());
        Profile strict = Profile.read(attributes, new AttributeNames(Map.of(), true));

        Stream.of(profile.email(), profile.firstName(), profile.lastName(), profile.username())
                .flatMap(Optional::stream)
                .forEach(value -> assertThat(value).isNotBlank().hasSizeLessThanOrEqualTo(AttributeText.NAME_LIMIT));
        strict.email().ifPresent(email -> assertThat(profile.email()).contains(email));
        profile.email().flatMap(EmailAddress::parse).ifPresent(ProfileFuzzTest::assertStable);
    }

    private static void assertStable(EmailAddress address) {
        assertThat(EmailAddress.parse(address.value())).contains(address);
        assertThat(address.value()).isEqualTo(address.value().toLowerCase(Locale.ROOT));
        assertThat(address.domain()).isNotBlank().matches("\\p{ASCII}+");
        assertThat(address.samePerson(address)).isTrue();
    }
}
