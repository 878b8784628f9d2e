package io.freqwatch.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {
  private static final KeyedHash KEYED = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  /** What CPython 3.11 gives with {@code PYTHONHASHSEED=0}, which makes its key zeros. */
  @ParameterizedTest
  @CsvSource({
    "a, 407448d2b89b1813",
    "abcdefg, 6db12aae9070f506",
    "abcdefgh, 3f7b849c0b8e35ea",
    "abcdefghijklmno, 1fd27a29b0e9dc7a"
  })
  void hashesBytesAsOthersDo(String text, String hash) {
    byte[] bytes = ("--" + text + "--").getBytes(US_ASCII);
    assertThat(Long.toHexString(new KeyedHash(0, 0).whole(bytes, 2, bytes.length - 2)))
        .isEqualTo(hash);
  }

  @Test
  void tellsLabelsApartWhoseTextsAreTheSameInARow() {
    assertThat(KEYED.of(Labels.of("a", "bc"))).isNotEqualTo(KEYED.of(Labels.of("ab", "c")));
    assertThat(KEYED.of(Labels.of("a", "b\u0000"))).isNotEqualTo(KEYED.of(Labels.of("a", "b")));
    assertThat(KEYED.of(Labels.of("a", "abcd", "b", "é漢")))
        .isEqualTo(KEYED.of(Labels.of("b", "é漢", "a", "abcd")));
  }

  @Test
  void spreadsTextsThatAreChosenToFallOnOnePlace() {
    Set<Integer> known = new HashSet<>();
    Set<Integer> keyed = new HashSet<>();
    for (int i = 0; i < 4096; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >>> bit & 1) == 0 ? "Aa" : "BB");
      }
      Labels labels = Labels.of("trade", text.toString());
      known.add(labels.hashCode());
      keyed.add(KEYED.of(labels));
    }
    assertThat(known).hasSize(1);
    assertThat(keyed).hasSizeGreaterThan(4090);
  }

  @Test
  void hashesOtherwiseWithAnotherKey() {
    Labels labels = Labels.of("a", "b");
    assertThat(new KeyedHash(1, 2).of(labels)).isNotEqualTo(new KeyedHash(1, 3).of(labels));
    assertThat(KeyedHash.ofProcess()).isSameAs(KeyedHash.ofProcess());
  }
}
