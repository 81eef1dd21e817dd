package io.github.keycloakjumpcloud.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

    private static Route route(String path) {
        return Route.of(
                Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /Users                 | GET, POST                 | users.search, users.create
            /Users/1               | GET, PUT, PATCH, DELETE   | users.read, users.replace, users.patch, users.delete
            /Users/.search         | POST                      | users.search
            /Groups                | GET, POST                 | groups.search, groups.create
            /Groups/1              | GET, PUT, PATCH, DELETE   | groups.read, groups.replace, groups.patch, groups.delete
            /Groups/.search        | POST                      | groups.search
            /.search               | POST                      | search
            /Bulk                  | POST                      | bulk
            /ServiceProviderConfig | GET                       | discovery
            /ResourceTypes         | GET                       | discovery
            /ResourceTypes/User    | GET                       | discovery
            /Schemas               | GET                       | discovery
            /Schemas/urn           | GET                       | discovery
            """)
    void routeWhenKnownThenItTakesItsMethodsAndNamesThem(String path, String methods, String operations) {
        Route route = route(path);

        assertThat(String.join(", ", route.methods())).isEqualTo(methods);
        assertThat(route.methods().stream().map(route::operation).toList()).isEqualTo(List.of(operations.split(", ")));
        ScimProblem refused = catchThrowableOfType(ScimProblem.class, () -> route.require("HEAD"));
        assertThat(refused.status()).isEqualTo(405);
    }

    @Test
    void operationsWhenAskedThenEachMethodOfEachRouteIsAmongThem() {
        assertThat(Route.operations())
                .contains("users.search", "users.create", "users.read", "users.replace", "users.patch", "users.delete")
                .contains(
                        "groups.search",
                        "groups.create",
                        "groups.read",
                        "groups.replace",
                        "groups.patch",
                        "groups.delete")
                .contains("search", "bulk", "discovery", "unknown", "users.unknown", "groups.unknown")
                .hasSize(18);
    }

    @ParameterizedTest
    @CsvSource({
        "/, 404",
        "/users, 404",
        "/Users/1/2, 404",
        "/Bulk/1, 404",
        "/.search/1, 404",
        "/ServiceProviderConfig/1, 404",
        "/Schemas/1/2, 404",
        "/Me, 501",
        "/Me/1, 501"
    })
    void routeWhenThereIsNothingThenEachMethodIsToldSo(String path, int status) {
        Route route = route(path);

        ScimProblem refused = catchThrowableOfType(ScimProblem.class, () -> route.require("GET"));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(route.operation("GET")).isEqualTo("unknown");
    }

    @Test
    void locationWhenAResourceIsNamedThenItIsBelowTheBaseUrl() {
        assertThat(new Route.One(ResourceKind.GROUP, "1").location("https://kc.example/scim/v2"))
                .isEqualTo("https://kc.example/scim/v2/Groups/1");
    }
}
