package io.github.keycloakjumpcloud.core.group;

import io.github.keycloakjumpcloud.core.access.GroupPattern;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of the mapping from JumpCloud groups to groups and roles of the realm.
 *
 * @param pattern the JumpCloud groups that the rule applies to
 * @param target what their members get
 */
public record GroupRule(GroupPattern pattern, Target target) {

    private static final Pattern ARROW_TO_TARGET = Pattern.compile("(?:->|→)[\\s\\p{Z}]*+(group|role):");

    /** What a rule grants. {@link Object#toString()} gives the text that a rule has after the arrow. */
    public sealed interface Target {

        /** Membership of a group. The path begins with a slash. */
        record Group(String path) implements Target {
            @Override
            public String toString() {
                return "group:" + path;
            }
        }

        /** A realm role, or a client role as {@code client/role}. */
        record Role(String name) implements Target {
            @Override
            public String toString() {
                return "role:" + name;
            }
        }
    }

    /** Of a text of rules, in code units. */
    public static final int LONGEST = 65_536;

    /**
     * Reads one rule a line: {@code Engineering* -> group:/Teams/Engineering}, {@code Admins -> role:app-admin},
     * {@code Admins → role:my-client/admin}. Blank lines and lines that begin with {@code #} are skipped. The last
     * arrow in front of a target separates the two sides, so a group name may contain arrows.
     *
     * @return the rules in order; empty when there is none
     * @throws WrongInput with a problem for each line that is wrong, as far as {@link Problems} keeps them; the problem has its
     *     number. Or for a longer text than {@link #LONGEST}
     */
    public static List<GroupRule> parse(String multiline) {
        if (multiline.length() > LONGEST) {
            throw ProblemKind.TOO_LONG.thrown(LONGEST);
        }
        List<GroupRule> rules = new ArrayList<>();
        Problems problems = new Problems();
        int number = 0;
        for (String text : multiline.lines().toList()) {
            number++;
            if (problems.isFull()) {
                break;
            }
            String rule = AttributeText.trim(text);
            if (!rule.isEmpty() && !rule.startsWith("#")) {
                int line = number;
                problems.collect(() -> rules.add(parseLine(rule, line)));
            }
        }
        problems.requireNone();
        return List.copyOf(rules);
    }

    /** What the members of these JumpCloud groups get, in the order of the rules. */
    public static Set<Target> targets(List<GroupRule> rules, Collection<String> jumpcloudGroups) {
        Set<Target> targets = new LinkedHashSet<>();
        for (GroupRule rule : rules) {
            if (jumpcloudGroups.stream().anyMatch(rule.pattern()::matches)) {
                targets.add(rule.target());
            }
        }
        return targets;
    }

    private static GroupRule parseLine(String line, int number) {
        List<MatchResult> arrows = ARROW_TO_TARGET.matcher(line).results().toList();
        if (arrows.isEmpty()) {
            boolean hasArrow = line.contains("->") || line.contains("→");
            throw (hasArrow ? ProblemKind.RULE_TARGET_WRONG : ProblemKind.RULE_WITHOUT_ARROW).thrown(number);
        }
        MatchResult last = arrows.get(arrows.size() - 1);
        String name = AttributeText.trim(line.substring(last.end()));
        Target target = last.group(1).equals("group") ? parseGroup(name, number) : parseRole(name, number);
        return new GroupRule(parsePattern(line.substring(0, last.start()), number), target);
    }

    private static GroupPattern parsePattern(String text, int number) {
        if (AttributeText.trim(text).isEmpty()) {
            throw ProblemKind.RULE_GROUP_MISSING.thrown(number);
        }
        if (text.length() > AttributeText.VALUE_LIMIT) {
            throw ProblemKind.RULE_GROUP_TOO_LONG.thrown(number, AttributeText.VALUE_LIMIT);
        }
        return GroupPattern.of(text);
    }

    private static Target parseGroup(String path, int number) {
        if (!path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
            throw ProblemKind.RULE_PATH_WRONG.thrown(number);
        }
        return new Target.Group(path);
    }

    private static Target parseRole(String name, int number) {
        if (name.isEmpty() || name.startsWith("/") || name.endsWith("/")) {
            throw ProblemKind.RULE_ROLE_WRONG.thrown(number);
        }
        return new Target.Role(name);
    }
}
