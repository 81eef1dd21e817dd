package io.github.keycloakjumpcloud.keycloak.row;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/** A value of a connection in a row of its own, which all nodes write. Bound to the session and its transaction. */
public final class ConnectionValue<T> {

    private final KeycloakSession session;
    private final ValueKind<T> kind;
    private final ConnectionRow row;

    public ConnectionValue(KeycloakSession session, ValueKind<T> kind, Owner owner) {
        this.session = session;
        this.kind = kind;
        this.row = new ConnectionRow(session, kind.name(), owner.realmId(), owner.connectionId());
    }

    /** Those of all connections of all realms, by one statement; only where there are rows. */
    public static <T> Map<Owner, T> readAll(KeycloakSession session, ValueKind<T> kind) {
        return ConnectionRow.ofKind(ConnectionRow.entities(session), kind.name()).entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, row -> kind.reader().apply(row.getValue())));
    }

    /** The value as it is, without waiting for anybody. */
    public T read() {
        return row.read().map(kind.reader()).orElse(kind.none());
    }

    /** Changes the value while nobody else can; the row is added when there is none. */
    public void change(UnaryOperator<T> change) {
        Locked<T> locked = lockOrAdd();
        locked.write(change.apply(locked.read()));
    }

    /** The row for this transaction alone, until it ends; absent when there is none. */
    public Optional<Locked<T>> lock() {
        return row.lock().map(locked -> new Locked<>(kind, locked));
    }

    /** The row for this transaction alone, until it ends; added when there is none. */
    public Locked<T> lockOrAdd() {
        return new Locked<>(kind, row.lockOrAdd(session, kind.none().toString()));
    }

    /** Removes the row, if there is one. */
    public void remove() {
        row.remove();
    }

    /** The value while nobody else can change it. */
    public static final class Locked<T> {

        private final ValueKind<T> kind;
        private final ConnectionRow.Locked row;

        private Locked(ValueKind<T> kind, ConnectionRow.Locked row) {
            this.kind = kind;
            this.row = row;
        }

        public T read() {
            return kind.reader().apply(row.read());
        }

        public void write(T next) {
            row.write(next.toString());
        }
    }
}
