package io.freqwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void sortsByNameWhateverTheOrderGiven() {
    Labels labels = Labels.of("pair", "BTC/USDT", "__name__", "x", "bot", "alpha");

    assertThat(labels).extracting(Label::name).containsExactly("__name__", "bot", "pair");
    assertThat(labels)
        .isEqualTo(Labels.of("bot", "alpha", "pair", "BTC/USDT", "__name__", "x"))
        .hasSameHashCodeAs(Labels.of("bot", "alpha", "pair", "BTC/USDT", "__name__", "x"));
  }

  @Test
  void anEmptyValueIsAnAbsentLabel() {
    assertThat(Labels.of("bot", "")).isEqualTo(Labels.EMPTY);
    assertThat(Labels.EMPTY.value("bot")).isEmpty();
    assertThat(Labels.of("bot", "a").has("bot")).isTrue();
  }

  @Test
  void refusesANameGivenTwice() {
    assertThatThrownBy(() -> Labels.of("bot", "a", "bot", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label name \"bot\" is not unique");
    assertThatThrownBy(() -> Labels.of("bot")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersByCodePointAsUtf8DoesNotByUtf16() {
    String privateUse = "\uFFFD";
    String emoji = "\uD83D\uDE00";

    assertThat(privateUse.compareTo(emoji)).isPositive();
    assertThat(Labels.compareUtf8(privateUse, emoji)).isNegative();
    assertThat(Labels.compareUtf8(emoji, privateUse)).isPositive();
    assertThat(Labels.compareUtf8("a", "ab")).isNegative();
  }

  @Test
  void sortsSeriesLabelByLabel() {
    List<Labels> series =
        new ArrayList<>(
            List.of(Labels.of("a", "2"), Labels.of("a", "1", "b", "1"), Labels.of("a", "1")));

    series.sort(Labels.ORDER);

    assertThat(series)
        .containsExactly(Labels.of("a", "1"), Labels.of("a", "1", "b", "1"), Labels.of("a", "2"));
  }

  @Test
  void printsAsPrometheusDoes() {
    assertThat(Labels.of("__name__", "up", "bot", "a\"b\\c\n"))
        .hasToString("up{bot=\"a\\\"b\\\\c\\n\"}");
    assertThat(Labels.of("__name__", "up")).hasToString("up");
    assertThat(Labels.EMPTY).hasToString("{}");
  }

  @Test
  void aBuilderStartsFromLabelsAndLeavesThemAlone() {
    Labels before = Labels.of("bot", "alpha", "pair", "ETH/USDT");

    Labels after = before.toBuilder().set("bot", "beta").remove("pair").add("mode", "live").build();

    assertThat(after).isEqualTo(Labels.of("bot", "beta", "mode", "live"));
    assertThat(before).isEqualTo(Labels.of("bot", "alpha", "pair", "ETH/USDT"));
    assertThat(before.without(List.of("bot"))).isEqualTo(Labels.of("pair", "ETH/USDT"));
  }
}
