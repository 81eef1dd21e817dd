package io.github.keycloakjumpcloud.core.fact;

/**
 * An argument that facts of a kind have.
 *
 * @param name the stable name, unique within the kind
 * @param type what it is, and how sentences show it
 */
public record FactSlot(String name, Type type) {

    /** What an argument is, and how sentences show it. */
    public enum Type {
        /** A text as it is. */
        TEXT(FactArgument.Text.class),
        /** A name that somebody chose; in quotation marks unless it is one plain word. */
        NAME(FactArgument.Text.class),
        /** A text in quotation marks. */
        QUOTE(FactArgument.Text.class),
        /** Texts as they are. */
        NAMES(FactArgument.Texts.class),
        /** Texts, each in quotation marks. */
        QUOTES(FactArgument.Texts.class),
        NUMBER(FactArgument.Whole.class),
        TIME(FactArgument.Time.class),
        ACCOUNT(FactArgument.Account.class),
        NEAR_MISSES(FactArgument.NearMisses.class),
        /** Facts, each in a sentence of its own. */
        FACTS(FactArgument.Facts.class);

        private final Class<? extends FactArgument> argument;

        Type(Class<? extends FactArgument> argument) {
            this.argument = argument;
        }

        boolean takes(FactArgument offered) {
            return argument.isInstance(offered);
        }
    }

    /** An argument of {@link Type#TEXT}. */
    public static FactSlot text(String name) {
        return new FactSlot(name, Type.TEXT);
    }

    /** An argument of {@link Type#NAME}. */
    public static FactSlot name(String name) {
        return new FactSlot(name, Type.NAME);
    }

    /** An argument of {@link Type#QUOTE}. */
    public static FactSlot quote(String name) {
        return new FactSlot(name, Type.QUOTE);
    }

    /** An argument of {@link Type#NAMES}. */
    public static FactSlot names(String name) {
        return new FactSlot(name, Type.NAMES);
    }

    /** An argument of {@link Type#QUOTES}. */
    public static FactSlot quotes(String name) {
        return new FactSlot(name, Type.QUOTES);
    }

    /** An argument of {@link Type#NUMBER}. */
    public static FactSlot number(String name) {
        return new FactSlot(name, Type.NUMBER);
    }

    /** An argument of {@link Type#TIME}. */
    public static FactSlot time(String name) {
        return new FactSlot(name, Type.TIME);
    }

    /** The argument {@code account}. */
    public static FactSlot account() {
        return new FactSlot("account", Type.ACCOUNT);
    }

    /** An argument of {@link Type#NEAR_MISSES}. */
    public static FactSlot nearMisses(String name) {
        return new FactSlot(name, Type.NEAR_MISSES);
    }

    /** An argument of {@link Type#FACTS}. */
    public static FactSlot facts(String name) {
        return new FactSlot(name, Type.FACTS);
    }
}
