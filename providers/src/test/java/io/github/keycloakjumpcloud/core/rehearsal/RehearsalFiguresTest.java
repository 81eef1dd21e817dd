package io.github.keycloakjumpcloud.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.rehearsal.RehearsedPerson.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalFiguresTest {

    private static RehearsedPerson person(ResourceOrigin origin, boolean wasActive, Fate fate) {
        return new RehearsedPerson(origin, wasActive, fate);
    }

    @Test
    void figuresWhenPeopleAndGroupsAreOfAllKindsThenEachCountsOnceAndTheDeactivatedBesides() {
        RehearsalFigures figures = RehearsalFigures.of(
                List.of(
                        person(ResourceOrigin.CREATED, false, Fate.ENABLED),
                        person(ResourceOrigin.CREATED, false, Fate.DISABLED),
                        person(ResourceOrigin.TAKEN_OVER, true, Fate.ENABLED),
                        person(ResourceOrigin.TAKEN_OVER, true, Fate.DISABLED),
                        person(ResourceOrigin.TAKEN_OVER, false, Fate.DISABLED),
                        person(ResourceOrigin.TAKEN_OVER, true, Fate.GONE),
                        person(ResourceOrigin.UPDATED, true, Fate.ENABLED),
                        person(ResourceOrigin.UPDATED, true, Fate.GONE)),
                List.of(
                        ResourceOrigin.CREATED,
                        ResourceOrigin.TAKEN_OVER,
                        ResourceOrigin.TAKEN_OVER,
                        ResourceOrigin.UPDATED));

        assertThat(figures).isEqualTo(new RehearsalFigures(2, 3, 1, 3, 1, 2));
    }
}
