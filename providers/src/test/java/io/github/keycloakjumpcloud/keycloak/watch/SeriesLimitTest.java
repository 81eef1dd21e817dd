package io.github.keycloakjumpcloud.keycloak.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakjumpcloud.keycloak.OneOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesLimitTest {

    @ParameterizedTest
    @CsvSource({"metricSeries, 0, 0", "metricSeries, 5000, 5000", "another, 5, 1000"})
    void readWhenANumberIsGivenThenThisElseTheOrdinary(String option, String value, int series) {
        assertThat(SeriesLimit.read(new OneOption(option, value))).isEqualTo(series);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x"})
    void readWhenItIsNoNumberOfSeriesThenTheServerDoesNotStart(String value) {
        OneOption series = new OneOption("metricSeries", value);

        assertThatIllegalArgumentException().isThrownBy(() -> new WatchFactory().init(series));
    }
}
