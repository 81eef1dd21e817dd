package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.activity.SyncStep;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/** The names of those whom the activity is about, as they were then, for whoever may see them. */
final class NamedPeople {

    private final AdminCall call;
    private final boolean seen;

    NamedPeople(AdminCall call) {
        this.call = call;
        this.seen = call.maySeeUsers();
    }

    /** Whether the reader sees them. */
    boolean areSeen() {
        return seen;
    }

    /** Null where it was not told, or may not be seen. */
    String of(LockOut lockOut) {
        return seen ? lockOut.name().orElse(null) : null;
    }

    /** Of a user or group; where it was not told, the one that it has now. */
    String of(SyncStep step) {
        if (!step.action().isOfUser()) {
            return step.name().or(() -> groupName(step.id())).orElse(null);
        }
        return seen ? step.name().or(() -> userName(step.id())).orElse(null) : null;
    }

    /** The client may have written anything into an address: what is no user's id is for whoever may see users. */
    String idOf(SyncStep step) {
        return step.id()
                .filter(id -> seen || !step.action().isOfUser() || user(id).isPresent())
                .orElse(null);
    }

    private Optional<String> groupName(Optional<String> id) {
        return id.map(known -> call.session().groups().getGroupById(call.realm(), known))
                .map(GroupModel::getName);
    }

    private Optional<String> userName(Optional<String> id) {
        return id.flatMap(this::user).map(UserModel::getUsername);
    }

    private Optional<UserModel> user(String id) {
        return Optional.ofNullable(call.session().users().getUserById(call.realm(), id));
    }
}
