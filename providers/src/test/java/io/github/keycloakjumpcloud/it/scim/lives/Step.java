package io.github.keycloakjumpcloud.it.scim.lives;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One step of a life: what is done, to whom, through which connection, in which variant. It can be done in any state, so
 * that a sequence stays one when steps are left out.
 */
record Step(Act act, Human human, int customer, int variant) {

    static List<Step> sequence(long seed, int length) {
        Random random = new Random(seed);
        List<Act> weighted = Stream.of(Act.values())
                .flatMap(act -> Stream.generate(() -> act).limit(act.weight()))
                .toList();
        return Stream.generate(() -> next(random, weighted)).limit(length).toList();
    }

    private static Step next(Random random, List<Act> weighted) {
        Human human = Human.values()[random.nextInt(Human.values().length)];
        return new Step(
                weighted.get(random.nextInt(weighted.size())),
                human,
                human.customer(random.nextInt(2)),
                random.nextInt(1000));
    }

    /** One of several choices. */
    int choose(int choices) {
        return variant % choices;
    }

    /** One of several choices, for what {@link #choose} has not decided yet. */
    int chooseAgain(int choices) {
        return variant / 31 % choices;
    }

    @Override
    public String toString() {
        return act + " " + human + " customer " + customer + " variant " + variant;
    }
}
