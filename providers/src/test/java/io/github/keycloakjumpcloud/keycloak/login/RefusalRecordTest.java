package io.github.keycloakjumpcloud.keycloak.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.wording.WordedRefusal;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalRecordTest {

    @Test
    void ofWhenThisVersionHasWrittenItThenItIsTheSame() {
        RefusalRecord kept = groupsAbsent();

        assertThat(RefusalRecord.of(kept.notes())).usingRecursiveComparison().isEqualTo(kept);
        assertThat(RefusalRecord.of(kept.notes()).found()).isPresent();
    }

    /** What version 1.0 reads. */
    @Test
    void notesWhenAnOlderNodeReadsThemThenItFindsItsSentences() {
        assertThat(groupsAbsent().notes())
                .containsEntry("reference", "7KQM-X4TB")
                .containsEntry("time", "2026-07-01T00:00:00Z")
                .containsEntry("connection", "acme")
                .containsEntry("code", "JC-102")
                .containsEntry("check", "group-attribute")
                .containsEntry("fact", "the group attribute memberOf did not come; attributes received: email")
                .containsEntry(
                        "field",
                        "SSO application > SSO > Group Attributes: tick 'include group attribute' and enter the"
                                + " expected name");
    }

    @Test
    void ofWhenAnOlderNodeHasWrittenItThenItsSentenceIsKept() {
        Map<String, String> notes = new HashMap<>(groupsAbsent().notes());
        notes.keySet().removeAll(List.of("kind", "arguments"));

        RefusalRecord read = RefusalRecord.of(notes);

        assertThat(read.found()).isEmpty();
        assertThat(read.in(Wording.english()).fact()).isEqualTo(groupsAbsent().fact());
        assertThat(read.in(Wording.english()).place()).isEqualTo("jumpcloud");
    }

    @Test
    void ofWhenAYoungerNodeHasWrittenItThenItsSentencesAreKept() {
        Map<String, String> notes = new HashMap<>(groupsAbsent().notes());
        notes.put("code", "JC-199");
        notes.put("kind", "made-up-later");
        notes.put("fact", "something new");
        notes.put("field", "none: wait");

        assertThat(RefusalRecord.of(notes).in(Wording.english()))
                .isEqualTo(new WordedRefusal("something new", "keycloak", "wait", "none: wait"));
    }

    @Test
    void inWhenOnlyThisPersonHasNoGroupsThenTheRemedySaysSo() {
        RefusalRecord kept = record(new Refusal(
                RefusalReason.GROUP_ATTRIBUTE_ABSENT,
                RefusalFact.GROUPS_OF_PERSON_ABSENT,
                FactArgument.text("memberOf"),
                FactArgument.texts(List.of("email"))));

        assertThat(RefusalRecord.of(kept.notes()).in(Wording.english()).remedy())
                .isEqualTo("SSO application > User Groups: put this person into one of the groups");
    }

    @Test
    void messageWhenAskedThenItIsWhatThePersonRead() {
        RefusalRecord link = record(new Refusal(RefusalReason.UNSOLICITED, RefusalFact.LINK_OPENS_NO_CLIENT));
        Map<String, String> younger = new HashMap<>(link.notes());
        younger.put("code", "JC-199");

        assertThat(RefusalRecord.of(link.notes()).message(Wording.english()))
                .contains("This sign-in link does not lead to an application yet.");
        assertThat(RefusalRecord.of(younger).message(Wording.english())).isEmpty();
    }

    private static RefusalRecord groupsAbsent() {
        return record(new Refusal(
                RefusalReason.GROUP_ATTRIBUTE_ABSENT,
                RefusalFact.GROUP_ATTRIBUTE_ABSENT,
                FactArgument.text("memberOf"),
                FactArgument.texts(List.of("email"))));
    }

    private static RefusalRecord record(Refusal refused) {
        return RefusalRecord.of(
                "7KQM-X4TB",
                Instant.parse("2026-07-01T00:00:00Z"),
                "acme",
                refused,
                Optional.of("portal"),
                Optional.empty(),
                Optional.of(new LoginFacts(
                        "connection",
                        Optional.empty(),
                        "ada",
                        Optional.empty(),
                        ReceivedAttributes.of(Map.of("email", List.of("ada@example.com"))))));
    }
}
