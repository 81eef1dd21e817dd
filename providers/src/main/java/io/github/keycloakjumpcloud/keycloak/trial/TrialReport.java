package io.github.keycloakjumpcloud.keycloak.trial;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.access.GateAnswer;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.keycloak.wording.FactJson;
import io.github.keycloakjumpcloud.keycloak.wording.WordedRefusal;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a login would have come to. It is stored with English sentences, by this version or another one of a cluster that is
 * updated, and shown in the language of the reader.
 *
 * @param outcome {@code signs-in}, {@code creates-account}, {@code links-account}, {@code asks-for-proof}, {@code refused};
 *     {@code admitted} where nothing may be said of accounts
 * @param refusal only when refused
 * @param checks those of the gate; none when Keycloak found the response invalid
 * @param nameId null when Keycloak found the response invalid
 * @param nearMisses fields that came under another name than the expected one
 * @param account null for somebody who has none, and when refused
 * @param department null without the department mapper, and when refused
 * @param groups what the group mappers would grant, as {@code group:/path} or {@code role:name}; none when refused
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialReport(
        String outcome,
        RefusalPart refusal,
        List<Check> checks,
        NameId nameId,
        List<Attribute> attributes,
        List<NearMiss> nearMisses,
        Account account,
        Department department,
        List<String> groups) {

    static final String REFUSED = "refused";

    private static final String ADMITTED = "admitted";
    private static final String OF_ACCOUNTS = "JC-2";

    /** Whether the person would come in, perhaps after a proof. */
    public boolean lets() {
        return !REFUSED.equals(outcome);
    }

    static TrialReport refused(Refusal refused) {
        return new TrialReport(
                REFUSED, RefusalPart.of(refused), List.of(), null, List.of(), List.of(), null, null, List.of());
    }

    /** The same without what the attributes and the NameID say of the person. */
    public TrialReport redacted() {
        return new TrialReport(
                outcome,
                refusal,
                checks,
                nameId == null ? null : nameId.redacted(),
                attributes.stream().map(Attribute::redacted).toList(),
                nearMisses,
                account == null ? null : account.redacted(),
                department,
                groups);
    }

    /**
     * The same without what it says of the realm's accounts, groups and roles, for somebody who may not know whether there is an
     * account: JumpCloud would let them try every address.
     */
    public TrialReport withoutAccounts() {
        boolean ofAccount = refusal != null && refusal.code().startsWith(OF_ACCOUNTS);
        return new TrialReport(
                refusal == null || ofAccount ? ADMITTED : outcome,
                ofAccount ? null : refusal,
                checks,
                nameId,
                attributes,
                nearMisses,
                null,
                null,
                List.of());
    }

    /** The same in the words of the reader. */
    public TrialReport in(Wording wording) {
        return new TrialReport(
                outcome,
                refusal == null ? null : refusal.in(wording),
                checks.stream().map(check -> check.in(wording)).toList(),
                nameId,
                attributes,
                nearMisses,
                account,
                department,
                groups);
    }

    /** As in the list of refusal codes; {@code kind} and {@code arguments} are null when an older version wrote them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefusalPart(
            String code,
            String check,
            String kind,
            String fact,
            Map<String, Object> arguments,
            String jumpcloudField,
            String place,
            String remedy) {

        static RefusalPart of(Refusal refused) {
            return of(
                    refused.reason().code(),
                    refused.reason().check(),
                    Optional.of(refused.fact()),
                    WordedRefusal.of(Wording.english(), refused));
        }

        private static RefusalPart of(String code, String check, Optional<Fact> found, WordedRefusal worded) {
            return new RefusalPart(
                    code,
                    check,
                    found.map(known -> known.kind().slug()).orElse(null),
                    worded.fact(),
                    found.map(FactJson::arguments).orElse(null),
                    worded.jumpcloudField(),
                    worded.place(),
                    worded.remedy());
        }

        RefusalPart in(Wording wording) {
            Optional<Fact> found = FactJson.read(kind, arguments);
            return of(code, check, found, WordedRefusal.ofStored(wording, code, found, fact, jumpcloudField));
        }
    }

    /**
     * @param state {@code passed}, {@code not-restricted} when nothing was asked for, or {@code failed}; null when an older
     *     version wrote it, like {@code kind} and {@code arguments}
     * @param passed whether the person passes
     * @param reason what was found
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Check(
            String check, boolean passed, String state, String kind, String reason, Map<String, Object> arguments) {

        static Check of(GateAnswer answer) {
            return new Check(
                    answer.check().slug(),
                    answer.refusal().isEmpty(),
                    answer.state(),
                    answer.fact().kind().slug(),
                    Wording.english().sentence(answer.fact()),
                    FactJson.arguments(answer.fact()));
        }

        Check in(Wording wording) {
            return FactJson.read(kind, arguments)
                    .map(found -> new Check(check, passed, state, kind, wording.sentence(found), arguments))
                    .orElse(this);
        }
    }

    /** SAML Core 2.2.3. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NameId(String format, String value) {

        NameId redacted() {
            return new NameId(format, Redaction.of(value));
        }
    }

    /** SAML Core 2.7.3.1. */
    public record Attribute(String name, List<String> values) {

        Attribute redacted() {
            return new Attribute(name, values.stream().map(Redaction::of).toList());
        }
    }

    /** @param received the name that came instead */
    public record NearMiss(String expected, String received) {}

    /** The account that the login would be of, or that it would have to prove to own. */
    public record Account(String id, String username) {

        Account redacted() {
            return new Account(id, Redaction.of(username));
        }
    }

    /**
     * @param decision {@code unchanged}, {@code none}, {@code stays}, {@code joins}, {@code creates} or {@code disabled}
     * @param name null when JumpCloud names none
     * @param leaves the departments that the person would leave
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Department(String decision, String name, List<String> leaves) {}
}
