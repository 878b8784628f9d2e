package io.freqwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegexSearchTest {
  @Test
  void findsAnExpressionAnywhere() {
    assertThat(RegexSearch.of("b+").finds("abbc")).isTrue();
    assertThat(RegexSearch.of("^b").finds("abbc")).isFalse();
  }

  @Test
  void replacesEmptyMatchesOnlyWhereNoOtherMatchEnds() {
    assertThat(RegexSearch.of("a*").replaceAll("baaac", "x", 100)).isEqualTo("xbxcx");
    assertThat(RegexSearch.of("").replaceAll("ab", "-", 100)).isEqualTo("-a-b-");
  }

  @Test
  void refusesResultsBeyondTheLimit() {
    assertThatThrownBy(() -> RegexSearch.of("a").replaceAll("aaaa", "xxxxxxxxxx", 30))
        .hasMessageContaining("30 characters");
  }

  @Test
  void refusesWhatIsNoExpressionInGosWords() {
    assertThatThrownBy(() -> RegexSearch.of("a["))
        .hasMessage("error parsing regexp: missing closing ]: `[`");
  }
}
