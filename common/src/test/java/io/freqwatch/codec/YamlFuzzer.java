package io.freqwatch.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class YamlFuzzer {
  @FuzzTest(maxDuration = "1m")
  void answersAnyTextWithAMappingOrWithProblems(byte[] input) {
    Problems problems = new Problems();

    YamlMapping top = Yaml.parse("fuzz.yml", new String(input, UTF_8), problems);

    for (String key : top.keys()) {
      top.optionalText(key);
    }
    assertThat(problems.list()).allSatisfy(problem -> assertThat(problem.toString()).isNotBlank());
  }
}
