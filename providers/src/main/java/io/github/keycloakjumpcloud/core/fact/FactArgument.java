package io.github.keycloakjumpcloud.core.fact;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An argument of a {@link Fact}. It is logged, so it must never be an e-mail address or another attribute value of a
 * person. Texts are cleaned: a single line without control characters.
 */
public sealed interface FactArgument {

    /** @param value at most {@link AttributeText#VALUE_LIMIT} code units are kept */
    record Text(String value) implements FactArgument {

        public Text {
            value = AttributeText.clean(Objects.requireNonNull(value, "value"), AttributeText.VALUE_LIMIT);
        }
    }

    /** @param values of each, at most {@link AttributeText#NAME_LIMIT} code units are kept */
    record Texts(List<String> values) implements FactArgument {

        public Texts {
            values = values.stream().map(Shown::bare).toList();
        }
    }

    /** A whole number. */
    record Whole(long value) implements FactArgument {}

    /** A moment. */
    record Time(Instant value) implements FactArgument {

        public Time {
            Objects.requireNonNull(value, "value");
        }
    }

    /** @param id the id of a Keycloak account; empty when the id itself may say who the person is */
    record Account(Optional<String> id) implements FactArgument {}

    /** Attributes that came under another name than the expected one. */
    record NearMisses(List<NearMiss> values) implements FactArgument {

        public NearMisses {
            values = List.copyOf(values);
        }
    }

    /** What a fact is about, or why it is so. */
    record Facts(List<Fact> values) implements FactArgument {

        public Facts {
            values = List.copyOf(values);
        }
    }

    /** @param received the name that came instead */
    record NearMiss(String received, String expected) {

        public NearMiss {
            received = Shown.bare(received);
            expected = Shown.bare(expected);
        }
    }

    /** A text. */
    static Text text(String value) {
        return new Text(value);
    }

    /** A moment. */
    static Time time(Instant value) {
        return new Time(value);
    }

    /** A whole number. */
    static Whole number(long value) {
        return new Whole(value);
    }

    /** An account whose id may be shown. */
    static Account account(String id) {
        return new Account(Optional.of(id));
    }

    /** Texts that this side has written, all of them in their order. */
    static Texts texts(Collection<String> values) {
        return new Texts(List.copyOf(values));
    }

    /** Names that came from elsewhere: the first twenty in their order. */
    static Texts names(Stream<String> values) {
        return new Texts(values.limit(20).toList());
    }

    /** Texts that came from elsewhere: the first five in sorted order. */
    static Texts sorted(Collection<String> values) {
        return new Texts(values.stream().sorted().limit(5).toList());
    }
}
