package io.github.keycloakjumpcloud.simulator.scim.push;

import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of the push command. Errors repeat neither arguments nor token, because either can be a secret. */
record PushSettings(URI url, String token, Workforce workforce, int threads) {

    static final String TOKEN_VARIABLE = "JUMPCLOUD_SCIM_TOKEN";

    static final String USAGE = """
            Pushes made-up people to a SCIM endpoint, as JumpCloud would. A second push updates the same people.

              --url URL          base URL of the endpoint, http or https (required)
              --token TOKEN      token of the endpoint; the environment variable JUMPCLOUD_SCIM_TOKEN is safer,
                                 because other users can see the arguments of a process
              --people N         number of people, 1 to 1000000 (default 100)
              --departments M    number of departments, 1 to 10000 (default 10)
              --groups G         number of groups, 0 to 1000 (default 0)
              --threads T        number of people at the same time, 1 to 64 (default 4)
              --help             show this text

            The exit status is 0 when everybody was pushed, 1 when somebody was not, 2 for wrong arguments.
            """;

    private static final List<String> OPTIONS =
            List.of("--url", "--token", "--people", "--departments", "--groups", "--threads");

    /** Reads the arguments; throws {@link IllegalArgumentException} with a sentence to show. */
    static PushSettings of(List<String> arguments, Map<String, String> environment) {
        Map<String, String> given = options(arguments);
        return new PushSettings(
                url(given.get("--url")),
                token(given.getOrDefault("--token", environment.getOrDefault(TOKEN_VARIABLE, ""))),
                new Workforce(
                        number(given, "--people", 100, 1, 1_000_000),
                        number(given, "--departments", 10, 1, 10_000),
                        number(given, "--groups", 0, 0, 1000)),
                number(given, "--threads", 4, 1, 64));
    }

    @Override
    public String toString() {
        return "PushSettings[" + url + ", " + workforce + ", " + threads + " threads]";
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String option = equals < 0 ? argument : argument.substring(0, equals);
            if (!option.startsWith("--")) {
                throw new IllegalArgumentException("Argument " + (i + 1) + " is no option: options start with --.");
            }
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException("There is no option " + option + ".");
            }
            if (equals < 0 && (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--"))) {
                throw new IllegalArgumentException("The option " + option + " needs a value.");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (given.put(option, value) != null) {
                throw new IllegalArgumentException("The option " + option + " is given twice.");
            }
        }
        return given;
    }

    private static URI url(String value) {
        if (value == null) {
            throw new IllegalArgumentException("The option --url is missing.");
        }
        try {
            URI url = new URI(value);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getUserInfo() == null;
            if (web && plain && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The value of --url is no URL.", e);
        }
        throw new IllegalArgumentException(
                "The value of --url is not of the form https://host/path, without user, query or fragment.");
    }

    private static String token(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no token: set the environment variable " + TOKEN_VARIABLE + ", or give --token.");
        }
        if (!ScimClient.isToken(value)) {
            throw new IllegalArgumentException("The token holds a blank, or a character that is not plain ASCII.");
        }
        return value;
    }

    private static int number(Map<String, String> given, String option, int fallback, int least, int most) {
        String value = given.get(option);
        if (value == null) {
            return fallback;
        }
        // Nine digits always fit into an int.
        int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "The value of " + option + " is no whole number from " + least + " to " + most + ".");
        }
        return number;
    }
}
