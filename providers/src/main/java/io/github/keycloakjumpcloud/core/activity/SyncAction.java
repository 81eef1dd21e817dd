package io.github.keycloakjumpcloud.core.activity;

import java.util.Optional;

/** What a SCIM client wanted, and the event by which JumpCloud's Directory Insights tell of it. Slugs are stored. */
public enum SyncAction {
    USER_CREATE("user_create_provision"),
    USER_UPDATE("user_update_provision"),
    USER_LOCK_OUT("user_deprovision"),
    USER_DELETE("user_delete_provision"),
    /** Of look-ups JumpCloud tells those that fail. */
    USER_LOOK_UP("user_lookup_provision"),
    GROUP_CREATE("group_create_provision"),
    GROUP_UPDATE("group_update_provision"),
    GROUP_DELETE("group_delete_provision"),
    /** What JumpCloud tells nothing of. */
    OTHER(null);

    private final String insightsEvent;

    SyncAction(String insightsEvent) {
        this.insightsEvent = insightsEvent;
    }

    /**
     * @param operation in the words of the metrics, for example {@code users.create}
     * @param locksOut whether somebody was shut out
     */
    public static SyncAction of(String operation, boolean locksOut) {
        return switch (operation) {
            case "users.create" -> USER_CREATE;
            case "users.replace", "users.patch" -> locksOut ? USER_LOCK_OUT : USER_UPDATE;
            case "users.delete" -> USER_DELETE;
            case "users.read", "users.search" -> USER_LOOK_UP;
            case "groups.create" -> GROUP_CREATE;
            case "groups.replace", "groups.patch" -> GROUP_UPDATE;
            case "groups.delete" -> GROUP_DELETE;
            default -> OTHER;
        };
    }

    /** Whether it is about a person. */
    public boolean isOfUser() {
        return switch (this) {
            case USER_CREATE, USER_UPDATE, USER_LOCK_OUT, USER_DELETE, USER_LOOK_UP -> true;
            case GROUP_CREATE, GROUP_UPDATE, GROUP_DELETE, OTHER -> false;
        };
    }

    /** Whether it was to change something. */
    public boolean changes() {
        return this != USER_LOOK_UP && this != OTHER;
    }

    /** The name of JumpCloud's event; empty where there is none. */
    public Optional<String> insightsEvent() {
        return Optional.ofNullable(insightsEvent);
    }
}
