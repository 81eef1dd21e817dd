package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.activity.SyncStep;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/** The names of those whom the activity is about, for whoever may see them. */
final class NamedPeople {

    private final AdminCall call;
    private final boolean seen;

    NamedPeople(AdminCall call) {
        this.call = call;
        this.seen = call.personMayViewUsers();
    }

    /** The user name that the account has now, or the one that was told; null where there is none, or it may not be seen. */
    String of(LockOut lockOut) {
        return person(Optional.of(lockOut.userId()), lockOut.name());
    }

    /** The same of a user, and the name of a group. */
    String of(SyncStep step) {
        return step.action().isOfUser()
                ? person(step.id(), step.name())
                : step.id()
                        .map(id -> call.session().groups().getGroupById(call.realm(), id))
                        .map(GroupModel::getName)
                        .or(step::name)
                        .orElse(null);
    }

    private String person(Optional<String> id, Optional<String> told) {
        return !seen
                ? null
                : id.map(known -> call.session().users().getUserById(call.realm(), known))
                        .map(UserModel::getUsername)
                        .or(() -> told)
                        .orElse(null);
    }
}
