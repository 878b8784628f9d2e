package io.freqwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {
  @Test
  void readsAndWritesTrees() {
    JsonNode tree = Json.parse("{\"profit\":-1.25,\"pair\":\"ETH/USDT\"}");

    assertThat(tree.get("profit").doubleValue()).isEqualTo(-1.25);
    assertThat(Json.text(tree)).isEqualTo("{\"profit\":-1.25,\"pair\":\"ETH/USDT\"}");
    assertThat(Json.bytes(tree)).isEqualTo(Json.text(tree).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>502</html>", "{\"a\":", "{} {}", "{'a':1}"})
  void refusesWhatIsNoSingleDocument(String text) {
    assertThatThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("not JSON: ");
  }

  @Test
  void refusesEndlessNestingAndEndlessNumbers() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("9".repeat(10_000))).isInstanceOf(JsonException.class);
  }

  @Test
  void theMessageDoesNotQuoteTheDocument() {
    assertThatThrownBy(() -> Json.parse("{\"password\":\"canary-2\" oops}"))
        .isInstanceOf(JsonException.class)
        .message()
        .doesNotContain("canary-2");
  }

  @Test
  void refusesAnEmptyDocument() {
    assertThatThrownBy(() -> Json.parse(" \n")).isInstanceOf(JsonException.class);
  }

  @Test
  void readsOnlyTheWantedMembersAtEveryLevel() {
    byte[] document =
        """
        {"a":[{"b":1,"x":{"b":2}},{"b":2.5,"c":[true,null,"t"]}],"x":[[[]]]}
        """
            .getBytes(StandardCharsets.UTF_8);

    assertThat(Json.text(Json.parse(document, Set.of("a", "b", "c")::contains)))
        .isEqualTo("{\"a\":[{\"b\":1},{\"b\":2.5,\"c\":[true,null,\"t\"]}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{\"a\":", "[1,", "{} {}", "{\"x\":[}", "nul", "]"})
  void refusesWhatIsNoSingleDocumentWhereItReadsAPartToo(String text) {
    byte[] document = text.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Json.parse(document, name -> name.equals("a")))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void refusesEndlessNestingInWhatItSkips() {
    byte[] document = ("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Json.parse(document, name -> false)).isInstanceOf(JsonException.class);
  }
}
