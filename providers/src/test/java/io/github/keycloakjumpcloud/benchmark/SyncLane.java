package io.github.keycloakjumpcloud.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** One way to sync, block by block, and what it took. */
final class SyncLane {

    private final SyncClient client;
    private final SyncNodes nodes;
    private final Http http;
    private final ExecutorService connections;
    private final Timings creates = new Timings();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final Map<SyncPerson, String> ids = new ConcurrentHashMap<>();
    private final List<Double> rates = new ArrayList<>();
    private long nanos;
    private long afterwards;
    private Duration cpu = Duration.ZERO;

    SyncLane(SyncClient client, SyncNodes nodes, Http http, ExecutorService connections) {
        this.client = client;
        this.nodes = nodes;
        this.http = http;
        this.connections = connections;
    }

    SyncClient client() {
        return client;
    }

    /** Brings people of a crowd, with the numbers from the first up to the last, which is not among them. */
    void people(String crowd, int first, int last) {
        long before = nanos;
        List<Callable<Long>> tasks = IntStream.range(first, last)
                .mapToObj(number -> new SyncPerson(crowd, number))
                .<Callable<Long>>map(person -> () -> person(person))
                .toList();
        timed(tasks).forEach(creates::add);
        rates.add((last - first) * 1e9 / (nanos - before));
    }

    void afterwards() {
        long before = nanos;
        timed(client.afterwards(ids).stream()
                .<Callable<Long>>map(task -> () -> {
                    task.run(this::send);
                    return 0L;
                })
                .toList());
        afterwards = nanos - before;
    }

    private long person(SyncPerson person) {
        send(client.lookUp(person));
        Call create = client.create(person);
        long start = System.nanoTime();
        Reply reply = http.send(create.request());
        long duration = System.nanoTime() - start;
        if (check(create, reply)) {
            ids.put(person, reply.json().path("id").asText());
        }
        return duration;
    }

    private Reply send(Call call) {
        Reply reply = http.send(call.request());
        check(call, reply);
        return reply;
    }

    private boolean check(Call call, Reply reply) {
        boolean right = call.expected().test(reply);
        if (!right) {
            errors.add(call.request().method() + " " + call.request().uri().getPath() + ": " + reply.summary());
        }
        return right;
    }

    private List<Long> timed(List<Callable<Long>> tasks) {
        Duration cpuBefore = nodes.cpu();
        long start = System.nanoTime();
        try {
            List<Long> durations = new ArrayList<>();
            for (Future<Long> task : connections.invokeAll(tasks)) {
                durations.add(task.get());
            }
            nanos += System.nanoTime() - start;
            cpu = cpu.plus(nodes.cpu()).minus(cpuBefore);
            return durations;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request of " + client.name() + " failed", e);
        }
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** Of {@link #seconds}, what came after the people. */
    double secondsAfterwards() {
        return afterwards / 1e9;
    }

    double cpuSeconds() {
        return cpu.toNanos() / 1e9;
    }

    Timings creates() {
        return creates;
    }

    /** People a second in each block, without what follows. */
    List<Double> rates() {
        return rates;
    }

    List<String> errors() {
        return errors;
    }
}
