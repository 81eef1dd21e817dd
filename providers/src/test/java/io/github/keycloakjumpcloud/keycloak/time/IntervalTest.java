package io.github.keycloakjumpcloud.keycloak.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakjumpcloud.keycloak.OneOption;
import io.github.keycloakjumpcloud.keycloak.metadata.MetadataReaderFactory;
import io.github.keycloakjumpcloud.keycloak.watch.WatchFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    private static final Interval INTERVAL = new Interval("interval", Duration.ofMinutes(1), "Seconds.");

    @ParameterizedTest
    @CsvSource({"interval, 1, 1", "interval, 86400, 86400", "another, 5, 60"})
    void readWhenSecondsAreGivenThenTheseElseTheOrdinary(String option, String value, long seconds) {
        assertThat(INTERVAL.read(new OneOption(option, value))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x"})
    void readWhenItIsNoIntervalThenTheServerDoesNotStart(String value) {
        OneOption interval = new OneOption("interval", value);

        assertThatIllegalArgumentException().isThrownBy(() -> INTERVAL.read(interval));
        assertThatIllegalArgumentException().isThrownBy(() -> new WatchFactory().init(interval));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WatchFactory().init(new OneOption("metricInterval", value)));
        assertThatIllegalArgumentException().isThrownBy(() -> new MetadataReaderFactory().init(interval));
    }

    @Test
    void propertyWhenShownThenItSaysWhatIsOrdinary() {
        assertThat(INTERVAL.property().getName()).isEqualTo("interval");
        assertThat(INTERVAL.property().getDefaultValue()).isEqualTo(60L);
        assertThat(INTERVAL.property().getHelpText()).isEqualTo("Seconds.");
    }
}
