package io.github.keycloakjumpcloud.core.group;

import io.github.keycloakjumpcloud.core.group.GroupRoot.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The roots of all connections of a realm, by their place in the tree of groups: what is asked about one root looks at those in
 * its way only, however many connections there are.
 */
public final class RootIndex {

    private record Place(Kind kind, List<String> path) {}

    private final Map<Place, List<GroupRoot>> at = new HashMap<>();
    private final Map<List<String>, List<GroupRoot>> within = new HashMap<>();

    public RootIndex(Collection<GroupRoot> roots) {
        for (GroupRoot root : roots) {
            at.computeIfAbsent(new Place(root.kind(), root.path()), any -> new ArrayList<>())
                    .add(root);
            above(root).forEach(path -> within.computeIfAbsent(path, any -> new ArrayList<>())
                    .add(root));
        }
    }

    /**
     * The overlaps of one connection's roots, each once; see {@link RootOverlap}.
     *
     * @param own the connection's roots; whether they are among the roots of the index does not matter
     */
    public List<RootOverlap> overlaps(String connection, Collection<GroupRoot> own) {
        List<GroupRoot> others = own.stream()
                .flatMap(this::inTheWay)
                .filter(root -> !root.connection().equals(connection))
                .distinct()
                .toList();
        return RootOverlap.of(own, others);
    }

    private Stream<GroupRoot> inTheWay(GroupRoot root) {
        Stream<GroupRoot> same =
                Stream.of(Kind.values()).filter(kind -> kind != root.kind()).flatMap(kind -> at(kind, root.path()));
        Stream<GroupRoot> above =
                above(root).flatMap(path -> Stream.of(Kind.values()).flatMap(kind -> at(kind, path)));
        return Stream.of(same, above, within.getOrDefault(root.path(), List.of()).stream())
                .flatMap(roots -> roots);
    }

    private Stream<GroupRoot> at(Kind kind, List<String> path) {
        return at.getOrDefault(new Place(kind, path), List.of()).stream();
    }

    private static Stream<List<String>> above(GroupRoot root) {
        return IntStream.range(1, root.path().size())
                .mapToObj(length -> root.path().subList(0, length));
    }
}
