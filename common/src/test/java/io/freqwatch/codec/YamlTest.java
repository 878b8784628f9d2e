package io.freqwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
  private final Problems problems = new Problems();

  private YamlMapping read(String text) {
    return Yaml.parse("f.yml", text, problems);
  }

  private List<String> messages() {
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void readsScalarsListsAndMappings() {
    YamlMapping top =
        read(
            """
            name: alpha
            port: 8091
            on: true
            every: 1m30s
            labels: {env: home, rack: "1"}
            list: [a, b]
            bots:
              - name: x
            """);

    assertThat(top.text("name")).isEqualTo("alpha");
    assertThat(top.integer("port", 1, 65_535)).contains(8091L);
    assertThat(top.flag("on")).contains(true);
    assertThat(top.duration("every")).contains(Duration.ofSeconds(90));
    assertThat(top.textMap("labels")).isEqualTo(Map.of("env", "home", "rack", "1"));
    assertThat(top.texts("list")).containsExactly("a", "b");
    assertThat(top.mappings("bots").getFirst().text("name")).isEqualTo("x");
    assertThat(top.optionalText("absent")).isEmpty();
    top.rejectUnknownKeys();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void namesEveryMistakeWithItsPlaceAtOnce() {
    YamlMapping top =
        read(
            """
            port: seventy
            every: soon
            bots:
              - url: 5
                colour: red
              - just text
            """);
    top.integer("port", 1, 65_535);
    top.duration("every");
    for (YamlMapping bot : top.mappings("bots")) {
      bot.text("name");
      bot.text("url");
      bot.rejectUnknownKeys();
    }

    assertThat(messages())
        .containsExactly(
            "f.yml:1:7: port: found \"seventy\", expected a whole number from 1 to 65535",
            "f.yml:2:8: every: found \"soon\", expected a duration such as 15s, 5m or 90d",
            "f.yml:4:5: bots[0].name: found nothing, expected some text",
            "f.yml:5:5: bots[0].colour: found an unknown key, expected one of name, url",
            "f.yml:6:5: bots[1]: found \"just text\", expected keys and values");
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("f.yml:1:7")
        .hasMessageContaining("f.yml:5:5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [1, 2|valid YAML",
        "a: 1\\na: 2|each key once",
        "- 1|keys and values",
        "a: &x [1]\\nb: *x|aliases are not read",
      })
  void saysWhatIsWrongWithTheDocument(String text, String expected) {
    read(text.replace("\\n", "\n"));

    assertThat(messages()).singleElement().asString().startsWith("f.yml:").contains(expected);
  }

  @Test
  void refusesDeepNestingInsteadOfOverflowing() {
    read("a: " + "[".repeat(20_000) + "]".repeat(20_000));

    assertThat(messages()).singleElement().asString().contains("more than 50 levels");
  }

  @Test
  void anEmptyFileIsAnEmptyMapping() {
    assertThat(read("").keys()).isEmpty();
    assertThat(read("# only a comment\n").keys()).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }
}
