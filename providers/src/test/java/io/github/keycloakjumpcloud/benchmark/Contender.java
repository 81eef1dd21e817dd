package io.github.keycloakjumpcloud.benchmark;

/** One way to manage people over HTTP. Makes requests and does not send them. */
interface Contender {

    /** By what people are looked up. */
    enum Key {
        USER_NAME("user name"),
        EXTERNAL_ID("external id"),
        EMAIL("e-mail");

        private final String label;

        Key(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    String name();

    /** What a create stores; for the report. */
    String stores();

    Call create(Person person);

    /** @param hits how many people have to be found */
    Call find(Key key, Person person, int hits);

    Call setActive(String userId, boolean active);

    /** Replaces the whole person, as JumpCloud does. */
    Call replace(Person person, String userId, boolean active, String title);

    Call addMember(String groupId, String userId);

    Call removeMember(String groupId, String userId);

    Call createGroup(String name);

    /** Looks for a group that is not there. */
    Call findNoGroup(String name);

    Call deleteGroup(String groupId);

    Call deleteUser(String userId);
}
