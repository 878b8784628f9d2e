package io.freqwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import tools.jackson.databind.JsonNode;

final class JsonFuzzer {
  @FuzzTest(maxDuration = "1m")
  void whatItReadsItWritesAndReadsAgain(byte[] input) {
    JsonNode tree;
    try {
      tree = Json.parse(input);
    } catch (JsonException ignored) { // no JSON: refused as it should be
      return;
    }
    assertThat(Json.text(Json.parse(Json.bytes(tree)))).isEqualTo(Json.text(tree));
  }
}
