package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.scim.message.ForeignClient.list;
import static io.github.keycloakjumpcloud.it.scim.message.ForeignClient.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.UserResource;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Searches, as a SCIM client that is not ours sends them. */
class SearchConformanceIT {
    private static final String USERS = "Users";

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimEnabled", "true").create();

    @AutoClose
    private final ForeignClient foreign = new ForeignClient(realm);

    private final ScimService client = foreign.service(ScimSide.newToken(realm, "UnboundID"));

    // Searches

    @Test
    void searchWhenByGetAndByPostThenTheSameIsFound() throws ScimException {
        // given
        UserResource carol = client.create(USERS, user("carol"));
        List<Filter> filters = List.of(
                Filter.eq("userName", "CAROL@example.com"),
                Filter.eq("externalId", "ext-carol"),
                Filter.eq("id", carol.getId()),
                Filter.eq("emails.value", "carol@example.com"),
                Filter.hasComplexValue(
                        "emails", Filter.and(Filter.eq("type", "work"), Filter.eq("value", "carol@example.com"))),
                Filter.and(
                        Filter.eq("userName", "carol@example.com"),
                        Filter.not(Filter.eq("active", false)),
                        Filter.pr(ScimSide.ENTERPRISE + ":department")),
                Filter.or(Filter.eq("userName", "nobody"), Filter.eq("externalId", "ext-carol")),
                Filter.fromString("userName sw \"carol@\" and meta.created gt \"2020-01-01T00:00:00Z\""));

        for (Filter filter : filters) {
            // when
            ListResponse<UserResource> got =
                    client.searchRequest(USERS).filter(filter).invoke(UserResource.class);
            ListResponse<UserResource> posted =
                    client.searchRequest(USERS).filter(filter).invokePost(UserResource.class);

            // then
            assertThat(ids(got)).as(filter.toString()).containsExactly(carol.getId());
            assertThat(ids(posted)).as(filter.toString()).containsExactly(carol.getId());
            assertThat(got.getTotalResults()).isEqualTo(1);
        }
        assertThat(client.search(USERS, "userName eq \"nobody\"", UserResource.class)
                        .getTotalResults())
                .isZero();
    }

    @Test
    void searchWhenPagedThenEveryoneIsOnOnePage() throws ScimException {
        // given
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            created.add(client.create(USERS, user("paged-" + i)).getId());
        }
        Filter filter = Filter.sw("userName", "paged-");

        // when
        List<String> seen = new ArrayList<>();
        for (int start = 1; start <= 7; start += 3) {
            ListResponse<UserResource> page =
                    client.searchRequest(USERS).filter(filter).page(start, 3).invoke(UserResource.class);
            assertThat(page.getTotalResults()).isEqualTo(7);
            assertThat(page.getStartIndex()).isEqualTo(start);
            assertThat(page.getItemsPerPage()).isEqualTo(Math.min(3, 8 - start));
            seen.addAll(ids(page));
        }

        // then
        assertThat(seen).containsExactlyInAnyOrderElementsOf(created);
        assertThat(client.searchRequest(USERS)
                        .filter(filter)
                        .page(1, 0)
                        .invoke(UserResource.class)
                        .getTotalResults())
                .isEqualTo(7);
    }

    @Test
    void searchWhenAttributesAreChosenThenOnlyTheyAreShown() throws ScimException {
        // given
        UserResource dave = client.create(USERS, user("dave"));

        // when
        UserResource chosen = client.retrieveRequest(USERS, dave.getId())
                .attributes("userName", "name.givenName")
                .invoke(UserResource.class);
        UserResource without = client.searchRequest(USERS)
                .filter(Filter.eq("id", dave.getId()))
                .excludedAttributes("emails", "name.familyName", ScimSide.ENTERPRISE)
                .invoke(UserResource.class)
                .iterator()
                .next();

        // then
        assertThat(chosen.getId()).isEqualTo(dave.getId());
        assertThat(chosen.getUserName()).isEqualTo("dave@example.com");
        assertThat(chosen.getName().getGivenName()).isEqualTo("Given");
        assertThat(chosen.getName().getFamilyName()).isNull();
        assertThat(chosen.getEmails()).isNullOrEmpty();
        assertThat(chosen.getDisplayName()).isNull();
        assertThat(without.getEmails()).isNullOrEmpty();
        assertThat(without.getName().getFamilyName()).isNull();
        assertThat(without.getName().getGivenName()).isEqualTo("Given");
        assertThat(without.getTitle()).isEqualTo("Engineer");
        assertThat(without.getExtensionObjectNode().isEmpty()).isTrue();
    }

    private static List<String> ids(ListResponse<UserResource> response) {
        return list(response).stream().map(UserResource::getId).toList();
    }
}
