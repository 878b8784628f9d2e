package io.freqwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.Problem;
import io.freqwatch.codec.Problems;
import io.freqwatch.codec.Yaml;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrometheusFlagsTest {
  @ParameterizedTest
  @EnumSource
  void takesItsOwnDefaults(PrometheusFlag flag) {
    assertThat(PrometheusFlags.DEFAULTS.with(flag, flag.fallback()).text(flag))
        .isEqualTo(flag.fallback());
  }

  @ParameterizedTest
  @CsvSource({
    "QUERY_TIMEOUT, soon",
    "QUERY_TIMEOUT, 0s",
    "QUERY_MAX_SAMPLES, 0",
    "STORAGE_RETENTION_SIZE, much",
    "WEB_ENABLE_ADMIN_API, maybe",
    "WEB_CORS_ORIGIN, (",
    "WEB_EXTERNAL_URL, nowhere",
  })
  void refusesOtherForms(PrometheusFlag flag, String value) {
    assertThatThrownBy(() -> PrometheusFlags.DEFAULTS.with(flag, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--" + flag.text() + ": found \"" + value + "\", expected ");
  }

  @Test
  void readsThemFromTheFile() {
    Problems problems = new Problems();
    PrometheusFlags flags =
        FlagsReader.read(
            Yaml.parse(
                "f",
                """
                flags:
                  query.timeout: 30s
                  enable-feature: [promql-experimental-functions, exemplar-storage]
                  web.enable-admin-api: true
                  query.max-sample: 3
                  query.max-samples: none
                """,
                problems));
    assertThat(flags.duration(PrometheusFlag.QUERY_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
    assertThat(flags.names(PrometheusFlag.ENABLE_FEATURE))
        .containsExactly("promql-experimental-functions", "exemplar-storage");
    assertThat(flags.isOn(PrometheusFlag.WEB_ENABLE_ADMIN_API)).isTrue();
    assertThat(flags.byName()).containsEntry("query.timeout", "30s");
    assertThat(problems.list())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            first -> assertThat(first).contains("query.max-samples: found \"none\""),
            second -> assertThat(second).contains("did you mean \"query.max-samples\"?"));
  }

  @Test
  void splitsListsAtCommas() {
    assertThat(
            PrometheusFlags.DEFAULTS
                .with(PrometheusFlag.ENABLE_FEATURE, " a, b,,")
                .names(PrometheusFlag.ENABLE_FEATURE))
        .isEqualTo(List.of("a", "b"));
  }
}
