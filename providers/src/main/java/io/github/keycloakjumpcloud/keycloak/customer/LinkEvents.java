package io.github.keycloakjumpcloud.keycloak.customer;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.scim.TokenActor;
import io.github.keycloakjumpcloud.core.setuplink.SetupLink;
import io.github.keycloakjumpcloud.keycloak.event.UnattendedEvents;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reports what is done with set-up links, as events whose actor is the link: its name stands where Keycloak puts the id of an
 * administrator or account, {@value #CLIENT} where it puts the client's.
 */
final class LinkEvents {

    /** Stands for the client in the events; no realm has it. */
    static final String CLIENT = "jumpcloud-setup-link";

    /** Detail with the id of the link. */
    static final String LINK = "jumpcloud_setup_link";

    /** Detail: what was done with the link itself, or why it does not open. */
    static final String WHAT = "jumpcloud_setup";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    LinkEvents(KeycloakSession session, RealmModel realm, String alias) {
        this.session = session;
        this.realm = realm;
        this.alias = alias;
    }

    /** @param path segments below the connection */
    void report(SetupLink link, OperationType operation, Map<String, String> details, String... path) {
        new UnattendedEvents(
                        session,
                        realm,
                        actor(link),
                        CLIENT,
                        session.getContext().getConnection(),
                        Map.of(Details.IDENTITY_PROVIDER, alias, LINK, link.id()))
                .report(
                        ResourceType.IDENTITY_PROVIDER,
                        operation,
                        details,
                        Stream.concat(Stream.of("identity-provider", "instances", alias), Stream.of(path))
                                .toArray(String[]::new));
    }

    /** What was done with the link itself. */
    void report(SetupLink link, String what) {
        report(link, OperationType.ACTION, Map.of(WHAT, what), "setup-links", link.id());
    }

    /** Somebody has come with what is no link. */
    void refused(LinkRefusal refusal) {
        refusal(refusal).error(Errors.INVALID_TOKEN);
    }

    /** Somebody has come with a link that does not open. */
    void refused(SetupLink link, LinkRefusal refusal) {
        refusal(refusal)
                .client(CLIENT)
                .user(Shown.bare(actor(link)))
                .detail(LINK, link.id())
                .error(Errors.INVALID_TOKEN);
    }

    private EventBuilder refusal(LinkRefusal refusal) {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.CLIENT_LOGIN)
                .detail(Details.IDENTITY_PROVIDER, Shown.bare(alias))
                .detail(WHAT, refusal.kind());
    }

    private static String actor(SetupLink link) {
        return TokenActor.of(link.terms().name(), CLIENT);
    }
}
