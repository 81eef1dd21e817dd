package io.github.keycloakjumpcloud.keycloak.account;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ids for one JPQL statement. Its text depends on nothing but one of two sizes, so that Hibernate and the database find
 * the statement in their caches; a list as one parameter they translate anew each time.
 */
public final class IdBatch {

    /** The largest: H2 compares each row that it finds with each id. */
    private static final int LARGEST = 100;

    private static final List<Integer> SIZES = List.of(20, LARGEST);

    private final List<String> ids;

    private IdBatch(List<String> ids) {
        this.ids = ids;
    }

    /** As many batches as the ids need. */
    public static List<IdBatch> of(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<IdBatch> batches = new ArrayList<>();
        for (int start = 0; start < all.size(); start += LARGEST) {
            batches.add(new IdBatch(all.subList(start, Math.min(all.size(), start + LARGEST))));
        }
        return batches;
    }

    /** What stands behind {@code in}. */
    public String parameters() {
        return IntStream.range(0, size()).mapToObj(i -> ":id" + i).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Gives the parameters their values; the last id fills up the rest. */
    public <Q extends Query> Q bind(Q query) {
        List<String> filled = new ArrayList<>(ids);
        filled.addAll(Collections.nCopies(size() - ids.size(), ids.get(ids.size() - 1)));
        for (int i = 0; i < filled.size(); i++) {
            query.setParameter("id" + i, filled.get(i));
        }
        return query;
    }

    private int size() {
        return SIZES.stream().filter(size -> size >= ids.size()).findFirst().orElseThrow();
    }
}
