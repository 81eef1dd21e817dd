package io.github.keycloakjumpcloud.core.language;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The languages that a realm offers: those that the jar has texts in, and those that the realm adds. */
public final class Languages {

    /** Those that the jar has texts in. English comes first: it stands in for whatever another language lacks. */
    public static final List<Locale> SHIPPED = Stream.of("en", "de", "fr", "es", "pt-BR", "it", "nl", "pl", "ja")
            .map(Locale::forLanguageTag)
            .toList();

    private final Set<Locale> offered;
    private final Locale usual;

    /**
     * @param added what the realm offers besides; what is no language is left out
     * @param usual for a reader of whose languages none is offered; empty is English
     */
    public Languages(Collection<Locale> added, Optional<Locale> usual) {
        this.offered = new LinkedHashSet<>(SHIPPED);
        added.stream().filter(locale -> !locale.getLanguage().isEmpty()).forEach(offered::add);
        this.usual = usual.orElse(Locale.ENGLISH);
        this.offered.add(this.usual);
    }

    /**
     * The first wanted language that is offered, as it is wanted or in another country's form.
     *
     * @param wanted the reader's languages, the dearest first (RFC 9110 §12.5.4)
     */
    public Locale choose(List<Locale> wanted) {
        return wanted.stream().flatMap(this::offeredFor).findFirst().orElse(usual);
    }

    /** The offered language of this tag (RFC 5646), in whatever case. */
    public Optional<Locale> named(String tag) {
        return first(locale -> locale.toLanguageTag().equalsIgnoreCase(tag)).findFirst();
    }

    private Stream<Locale> offeredFor(Locale wanted) {
        Locale language = Locale.forLanguageTag(wanted.getLanguage());
        return Stream.of(first(wanted::equals), first(language::equals), first(locale -> locale.getLanguage()
                        .equals(wanted.getLanguage())))
                .flatMap(found -> found);
    }

    private Stream<Locale> first(Predicate<Locale> fitting) {
        return offered.stream().filter(fitting).limit(1);
    }
}
