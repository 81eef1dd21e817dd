package io.github.keycloakjumpcloud.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalFiguresTest {

    private static RehearsedPerson person(ResourceOrigin origin, boolean wasActive, boolean active, boolean gone) {
        return new RehearsedPerson(origin, wasActive, active, gone);
    }

    @Test
    void figuresWhenPeopleAndGroupsAreOfAllKindsThenEachCountsOnceAndTheDeactivatedBesides() {
        RehearsalFigures figures = RehearsalFigures.of(
                List.of(
                        person(ResourceOrigin.CREATED, false, true, false),
                        person(ResourceOrigin.CREATED, false, false, false),
                        person(ResourceOrigin.TAKEN_OVER, true, true, false),
                        person(ResourceOrigin.TAKEN_OVER, true, false, false),
                        person(ResourceOrigin.TAKEN_OVER, false, false, false),
                        person(ResourceOrigin.TAKEN_OVER, true, false, true),
                        person(ResourceOrigin.UPDATED, true, true, false),
                        person(ResourceOrigin.UPDATED, true, false, true)),
                List.of(
                        ResourceOrigin.CREATED,
                        ResourceOrigin.TAKEN_OVER,
                        ResourceOrigin.TAKEN_OVER,
                        ResourceOrigin.UPDATED));

        assertThat(figures).isEqualTo(new RehearsalFigures(2, 3, 1, 3, 1, 2));
    }
}
