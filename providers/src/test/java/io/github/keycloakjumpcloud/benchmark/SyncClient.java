package io.github.keycloakjumpcloud.benchmark;

import java.util.List;
import java.util.Map;

/** One way to bring people, departments and groups into a realm of its own. Its requests go to the nodes in turn. */
interface SyncClient {

    String name();

    String realm();

    /** What an administrator does before; not timed. */
    void prepare();

    /** Whether there is somebody already: nobody is. */
    Call lookUp(SyncPerson person);

    Call create(SyncPerson person);

    /**
     * What follows when all people are there: each task is sent by one connection, request by request.
     *
     * @param ids which the answers to {@link #create} gave the people
     */
    List<SyncTask> afterwards(Map<SyncPerson, String> ids);

    /** Sends some requests, one after the other. */
    interface SyncTask {
        void run(Sender sender);
    }

    /** Sends a request and counts wrong answers. */
    interface Sender {
        Reply send(Call call);
    }
}
