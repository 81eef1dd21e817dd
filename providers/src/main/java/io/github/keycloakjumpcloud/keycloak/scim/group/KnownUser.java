package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.keycloak.models.UserModel;

/** A user of whom id, user name and e-mail address are known. It is loaded when somebody asks for more. */
final class KnownUser implements InvocationHandler {

    private final Operation operation;
    private final String id;
    private final String username;
    private final String email;
    private UserModel loaded;

    private KnownUser(Operation operation, String id, String username, String email) {
        this.operation = operation;
        this.id = id;
        this.username = username;
        this.email = email;
    }

    /** @param email may be null */
    static UserModel of(Operation operation, String id, String username, String email) {
        return (UserModel) Proxy.newProxyInstance(
                KnownUser.class.getClassLoader(),
                new Class<?>[] {UserModel.class},
                new KnownUser(operation, id, username, email));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "getId" -> id;
            case "getUsername" -> username;
            case "getEmail" -> email;
            default -> ask(method, arguments);
        };
    }

    private Object ask(Method method, Object[] arguments) throws Throwable {
        if (loaded == null) {
            loaded = operation.session().users().getUserById(operation.realm(), id);
        }
        try {
            return method.invoke(loaded, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
