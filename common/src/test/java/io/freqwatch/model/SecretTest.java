package io.freqwatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
  private record Holder(String user, Secret password) {}

  @Test
  void neverPrintsEvenInsideARecord() {
    Secret secret = Secret.of("canary-1");

    assertThat(new Holder("freqtrader", secret).toString())
        .contains("<secret>")
        .doesNotContain("canary-1");
    assertThat("%s".formatted(secret)).isEqualTo("<secret>");
    assertThat(secret.reveal()).isEqualTo("canary-1");
  }

  @Test
  void equalTextsAreEqualSecretsAndTheHashSaysNothing() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    assertThat(Secret.of("a")).hasSameHashCodeAs(Secret.of("b"));
  }
}
