package io.github.keycloakjumpcloud.core.profile;

import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text as no person writes it, for rules that have to hold whatever comes. */
final class GeneratedText {

    private static final String NASTY = "aZ09 ._-+@'\"`<>&$%!#?§,;:*~/\\|^=[]{}()\t\n\u000B\f\r\u0085\u2028\u2029\u00A0"
            + "\u200B\u200D\u202E\u3000äßıİŁéàáанна漢字عر\u0301\u00AD\u0000";

    private GeneratedText() {}

    static String of(Random random, int longest) {
        return random.ints(random.nextInt(longest + 1), 0, 100)
                .map(kind -> switch (kind % 4) {
                    case 0 -> 'a' + random.nextInt(26);
                    case 1 -> random.nextInt(0x10000);
                    case 2 -> 0x1F300 + random.nextInt(0x300);
                    default -> NASTY.charAt(random.nextInt(NASTY.length()));
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static EmailAddress address(Random random) {
        return Stream.generate(
                        () -> Stream.of(of(random, 64), "o'" + of(random, 3), "анна" + of(random, 2), "'x".repeat(32))
                                        .skip(random.nextInt(4))
                                        .findFirst()
                                        .orElseThrow()
                                + "@"
                                + Stream.generate(() -> "d".repeat(1 + random.nextInt(60)))
                                        .limit(1 + random.nextInt(3))
                                        .collect(Collectors.joining(".")))
                .map(EmailAddress::parse)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
