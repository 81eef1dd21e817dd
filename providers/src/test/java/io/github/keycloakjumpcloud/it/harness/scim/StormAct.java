package io.github.keycloakjumpcloud.it.harness.scim;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What happens in a {@link Storm}. Each draws by itself whom it happens to. */
enum StormAct {
    PUSH {
        @Override
        void play(StormSite site, Random random) {
            site.exchange(random, "POST", "/Users", site.pushed(StormSite.anybody(random), random));
        }
    },

    REPLACE {
        @Override
        void play(StormSite site, Random random) {
            String name = StormSite.anybody(random);
            site.find(random, "Users", "externalId", "id of " + name)
                    .ifPresent(path -> site.exchange(random, "PUT", path, site.pushed(name, random)));
        }
    },

    DEACTIVATE {
        @Override
        void play(StormSite site, Random random) {
            site.findPerson(random).ifPresent(path -> site.patch(random, path, "active", BooleanNode.FALSE));
        }
    },

    ACTIVATE {
        @Override
        void play(StormSite site, Random random) {
            site.findPerson(random).ifPresent(path -> site.patch(random, path, "active", BooleanNode.TRUE));
        }
    },

    DELETE {
        @Override
        void play(StormSite site, Random random) {
            site.findPerson(random).ifPresent(path -> site.exchange(random, "DELETE", path, null));
        }
    },

    PUSH_GROUP {
        @Override
        void play(StormSite site, Random random) {
            String name = StormSite.anyGroup(random);
            Optional<String> there = find(site, name, random);
            site.exchange(
                    random,
                    there.isPresent() ? "PUT" : "POST",
                    there.orElse("/Groups"),
                    ScimSide.group(name, site.some(random)));
        }
    },

    PATCH_GROUP {
        @Override
        void play(StormSite site, Random random) {
            find(site, StormSite.anyGroup(random), random)
                    .ifPresent(path -> site.patch(random, path, "members", ScimSide.members(site.some(random))));
        }
    },

    DELETE_GROUP {
        @Override
        void play(StormSite site, Random random) {
            find(site, StormSite.anyGroup(random), random)
                    .ifPresent(path -> site.exchange(random, "DELETE", path, null));
        }
    },

    SIGN_IN {
        @Override
        void play(StormSite site, Random random) {
            MomentBrowser browser = site.atJumpCloud(random);
            browser.answer(site.told(StormSite.anybody(random), random));
            browser.requireNoBareError();
        }
    },

    TWO_TABS {
        @Override
        void play(StormSite site, Random random) {
            MomentBrowser browser = site.atJumpCloud(random);
            Person person = site.told(StormSite.anybody(random), random);
            browser.answerInTwoTabs(person);
            if (!browser.isAtSignInForm()) {
                browser.requireNoBareError();
            }
        }
    },

    CHANGE_SETTINGS {
        @Override
        void play(StormSite site, Random random) {
            site.save(Map.of(
                    "contactEmail",
                    "contact-" + random.nextInt(5) + "@example.com",
                    "departmentRoot",
                    random.nextBoolean() ? "/Departments" : "/Other departments"));
        }
    };

    abstract void play(StormSite site, Random random);

    private static Optional<String> find(StormSite site, String name, Random random) {
        return site.find(random, "Groups", "displayName", name);
    }
}
