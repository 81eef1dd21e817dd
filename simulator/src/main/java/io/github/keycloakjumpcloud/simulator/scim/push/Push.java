package io.github.keycloakjumpcloud.simulator.scim.push;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning;
import io.github.keycloakjumpcloud.simulator.scim.Provisioned;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import io.github.keycloakjumpcloud.simulator.scim.ScimErrorException;
import io.github.keycloakjumpcloud.simulator.scim.push.PushResult.Failed;
import io.github.keycloakjumpcloud.simulator.scim.push.PushResult.Pushed;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Provisions all people of a workforce in several threads, then the groups. A failure does not stop the push. */
final class Push {

    private static final int MEMBERS_A_REQUEST = 100;

    private final Workforce workforce;
    private final int threads;
    private final ScimClient client;
    private final JumpCloudProvisioning jumpCloud;
    private final PushProgress progress;

    Push(Workforce workforce, int threads, ScimClient client, PushProgress progress) {
        this.workforce = workforce;
        this.threads = threads;
        this.client = client;
        jumpCloud = new JumpCloudProvisioning(client);
        this.progress = progress;
    }

    PushSummary run() {
        long start = System.nanoTime();
        List<PushResult> people = people();
        List<PushResult> groups = groups(people);
        return new PushSummary(
                workforce, people, groups, client.traffic(), Duration.ofNanos(System.nanoTime() - start));
    }

    private List<PushResult> people() {
        List<Callable<PushResult>> tasks = new ArrayList<>();
        for (int number = 1; number <= workforce.people(); number++) {
            int person = number;
            tasks.add(() -> push(person));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<PushResult> results = new ArrayList<>();
            for (Future<PushResult> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while pushing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A person could not be pushed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private PushResult push(int number) {
        Person person = workforce.person(number);
        PushResult result = attempt(person.username(), () -> jumpCloud.provision(workforce.user(number)));
        progress.step(result instanceof Pushed);
        return result;
    }

    private List<PushResult> groups(List<PushResult> people) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (int number = 1; number <= people.size(); number++) {
            if (people.get(number - 1) instanceof Pushed pushed) {
                for (String group : workforce.person(number).groups()) {
                    members.computeIfAbsent(group, name -> new ArrayList<>()).add(pushed.id());
                }
            }
        }
        List<PushResult> results = new ArrayList<>();
        members.forEach((name, ids) -> results.add(attempt(name, () -> group(name, ids))));
        return results;
    }

    private Provisioned group(String name, List<String> ids) {
        Provisioned group = jumpCloud.groups().provide(name);
        for (int from = 0; from < ids.size(); from += MEMBERS_A_REQUEST) {
            int to = Math.min(from + MEMBERS_A_REQUEST, ids.size());
            jumpCloud.groups().addMembers(group.id(), ids.subList(from, to));
        }
        return group;
    }

    private static PushResult attempt(String subject, Supplier<Provisioned> work) {
        try {
            Provisioned provisioned = work.get();
            return new Pushed(provisioned.id(), provisioned.effect());
        } catch (ScimErrorException | UncheckedIOException e) {
            return new Failed(subject, e.getMessage());
        }
    }
}
