package io.freqwatch.freqtrade.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Recorded answers with seeded damage: each is read, or refused, and nothing else happens. */
class MutatedAnswersTest {
  private static final int MUTATIONS_PER_FILE = 200;
  private static final List<JsonNode> STRANGE =
      List.of(
          Json.parse("null"),
          Json.parse("true"),
          Json.parse("\"\""),
          Json.parse("\"NaN\""),
          Json.parse("[]"),
          Json.parse("{}"),
          Json.parse("[[[[1]]]]"),
          Json.parse("-1"),
          Json.parse("1e999"),
          Json.parse("-1e308"),
          Json.parse("9".repeat(390)),
          Json.parse("0.1"),
          Json.parse("9007199254740993"),
          Json.parse("\"\\u0000\\uD83D\\uDE00<script>\""),
          Json.parse("\"" + "x".repeat(5_000) + "\""));

  @ParameterizedTest
  @ValueSource(strings = {Recorded.API_2_40, Recorded.API_2_49})
  void readsOrRefusesEveryDamagedAnswer(String dialect) {
    Random random = new Random(42);
    int read = 0;
    int cases = 0;
    for (String name : Recorded.ANSWERS.keySet().stream().sorted().toList()) {
      if (!Recorded.has(dialect, name)) {
        continue;
      }
      byte[] body = Recorded.body(dialect, name);
      for (int i = 0; i < MUTATIONS_PER_FILE; i++) {
        byte[] damaged =
            i % 2 == 0 ? withStrangeValues(body, random) : withStrangeBytes(body, random);
        read += isRead(Recorded.ANSWERS.get(name), damaged) ? 1 : 0;
        cases++;
      }
    }
    assertThat(cases).isGreaterThan(4_000);
    assertThat(read).isBetween(cases / 4, cases - cases / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {Recorded.API_2_40, Recorded.API_2_49})
  void readsOrRefusesEveryAnswerAsThatOfEveryOtherEndpoint(String dialect) {
    int read = 0;
    for (String name : Recorded.ANSWERS.keySet()) {
      if (Recorded.has(dialect, name)) {
        for (Answer<?> answer : Recorded.ANSWERS.values()) {
          read += isRead(answer, Recorded.body(dialect, name)) ? 1 : 0;
        }
      }
    }
    assertThat(read).isGreaterThan(0);
  }

  private static boolean isRead(Answer<?> answer, byte[] body) {
    try {
      Decoded<?> decoded = answer.decode(body);
      assertThat(decoded.value()).isNotNull();
      assertThat(decoded.value().toString()).isNotNull();
      return true;
    } catch (UnreadableAnswerException refused) {
      return false;
    }
  }

  private static byte[] withStrangeValues(byte[] body, Random random) {
    JsonNode tree = Json.parse(body);
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      change(tree, random);
    }
    return Json.bytes(tree);
  }

  private static void change(JsonNode tree, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    JsonNode strange = STRANGE.get(random.nextInt(STRANGE.size())).deepCopy();
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object when !object.isEmpty() -> {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
          object.remove(name);
        } else {
          object.set(name, strange);
        }
      }
      case ArrayNode array when !array.isEmpty() ->
          array.set(random.nextInt(array.size()), strange);
      case ArrayNode array -> array.add(strange);
      case ObjectNode object -> object.set("x", strange);
      default -> throw new AssertionError("not a container");
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer()) {
      containers.add(node);
    }
    node.forEach(child -> collect(child, containers));
  }

  private static byte[] withStrangeBytes(byte[] body, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 1 -> ("<!DOCTYPE html><html>" + new String(body, UTF_8) + "</html>").getBytes(UTF_8);
      case 2 -> new String(body, UTF_8).replaceFirst("\\d+", "9".repeat(450)).getBytes(UTF_8);
      case 3 -> new String(body, UTF_8).replaceFirst("null|true|false|\\d", "NaN").getBytes(UTF_8);
      default -> flipped(body, random);
    };
  }

  private static byte[] flipped(byte[] body, Random random) {
    byte[] copy = body.clone();
    for (int i = 0; i < 3; i++) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }
}
