package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.department.DepartmentDecision;
import io.github.keycloakjumpcloud.core.department.DepartmentDecision.Target;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.response.RequestProof;
import io.github.keycloakjumpcloud.keycloak.assertion.RecentResponses;
import io.github.keycloakjumpcloud.keycloak.assertion.VerifiedLogin;
import io.github.keycloakjumpcloud.keycloak.broker.Admission;
import io.github.keycloakjumpcloud.keycloak.broker.Admission.Verdict;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.group.DepartmentIndex;
import io.github.keycloakjumpcloud.keycloak.group.DepartmentMembership;
import io.github.keycloakjumpcloud.keycloak.mapper.DepartmentMapper;
import io.github.keycloakjumpcloud.keycloak.mapper.GroupMapper;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks everything that decides about a login, for a response that Keycloak has found valid. Writes nothing into the database. */
final class TrialEvaluation {

    /** A report is kept in the memory of the cluster. */
    private static final int MOST = 200;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    TrialEvaluation(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
    }

    TrialReport of(BrokeredIdentityContext context, RequestProof proof) {
        VerifiedLogin login = VerifiedLogin.of(session, connection, context);
        new RecentResponses(session, connection).note(login, context, proof);
        return of(login, Optional.empty(), Optional.empty());
    }

    /**
     * @param linking the account to which the login adds the connection; empty for a sign-in
     * @param closed why nobody comes in at all, if so
     */
    TrialReport of(VerifiedLogin login, Optional<UserModel> linking, Optional<Refusal> closed) {
        ReceivedAttributes attributes = login.attributes();
        Admission admission = Admission.of(session, connection, login, linking);
        Outcome outcome = closed.or(() -> Admission.forbidden(session, connection, linking))
                .map(refusal -> new Outcome(TrialReport.REFUSED, Optional.of(refusal), admission.user()))
                .orElseGet(() -> outcome(admission));
        boolean refused = outcome.refusal().isPresent();
        return new TrialReport(
                outcome.slug(),
                outcome.refusal().map(TrialReport.RefusalPart::of).orElse(null),
                admission.checks().stream().map(TrialReport.Check::of).toList(),
                nameId(login),
                attributes.names().stream()
                        .limit(MOST)
                        .map(name -> attribute(name, attributes.values(name)))
                        .toList(),
                login.names().nearMisses(attributes).stream()
                        .map(miss -> new TrialReport.NearMiss(miss.expected(), miss.received()))
                        .toList(),
                refused ? null : account(outcome),
                refused ? null : department(outcome.user(), attributes),
                refused ? List.of() : groups(attributes));
    }

    private static TrialReport.Account account(Outcome outcome) {
        return outcome.user()
                .map(user -> new TrialReport.Account(user.getId(), user.getUsername()))
                .orElse(null);
    }

    private List<String> groups(ReceivedAttributes attributes) {
        return mappers(GroupMapper.ID)
                .flatMap(mapper ->
                        GroupMapper.preview(connection, mapper, attributes.values(connection.groupsAttribute()))
                                .stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** What becomes of the account. */
    private record Outcome(String slug, Optional<Refusal> refusal, Optional<UserModel> user) {}

    private static Outcome outcome(Admission admission) {
        if (admission.verdict() instanceof Verdict.TurnedAway turnedAway) {
            return new Outcome(TrialReport.REFUSED, Optional.of(turnedAway.refusal()), admission.user());
        }
        AccountDecision decision = ((Verdict.Decided) admission.verdict()).decision();
        if (decision instanceof AccountDecision.Rejected rejected) {
            return new Outcome(TrialReport.REFUSED, Optional.of(rejected.refusal()), admission.user());
        }
        return new Outcome(slug(decision), Optional.empty(), admission.user());
    }

    private static String slug(AccountDecision decision) {
        if (decision instanceof AccountDecision.Known) {
            return "signs-in";
        }
        if (decision instanceof AccountDecision.Create) {
            return "creates-account";
        }
        return decision instanceof AccountDecision.LinkAtOnce ? "links-account" : "asks-for-proof";
    }

    private static TrialReport.NameId nameId(VerifiedLogin login) {
        return login.nameId()
                .map(nameId ->
                        new TrialReport.NameId(Objects.toString(nameId.getFormat(), null), cut(nameId.getValue())))
                .orElse(null);
    }

    private static TrialReport.Attribute attribute(String name, List<String> values) {
        return new TrialReport.Attribute(
                cut(name), values.stream().limit(MOST).map(TrialEvaluation::cut).toList());
    }

    private static String cut(String text) {
        return AttributeText.clean(text, AttributeText.VALUE_LIMIT);
    }

    private TrialReport.Department department(Optional<UserModel> user, ReceivedAttributes attributes) {
        return mappers(DepartmentMapper.ID)
                .findFirst()
                .map(mapper -> ProfileNames.of(mapper)
                        .match(ProfileField.DEPARTMENT, attributes)
                        .value())
                .map(received -> described(
                        received,
                        new DepartmentMembership(session, realm, connection, new DepartmentIndex())
                                .decide(user, received)))
                .orElse(null);
    }

    private TrialReport.Department described(Optional<String> received, DepartmentDecision decision) {
        List<String> leaves = decision.leave().stream()
                .map(realm::getGroupById)
                .map(GroupModel::getName)
                .sorted()
                .toList();
        Target target = decision.target();
        if (target instanceof Target.Join join) {
            return new TrialReport.Department("joins", join.department().name(), leaves);
        }
        if (target instanceof Target.Stay stay) {
            return new TrialReport.Department("stays", stay.department().name(), leaves);
        }
        if (target instanceof Target.Create create) {
            return new TrialReport.Department("creates", create.name().display(), leaves);
        }
        if (target instanceof Target.SkippedDisabled skipped) {
            return new TrialReport.Department("disabled", skipped.department().name(), leaves);
        }
        if (target instanceof Target.SkippedAdministrators skipped) {
            return new TrialReport.Department(
                    "administrators", skipped.department().name(), leaves);
        }
        return new TrialReport.Department(received.isPresent() ? "none" : "unchanged", null, leaves);
    }

    private Stream<IdentityProviderMapperModel> mappers(String type) {
        return session.identityProviders()
                .getMappersByAliasStream(connection.getAlias())
                .filter(mapper -> type.equals(mapper.getIdentityProviderMapper()));
    }
}
