package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.codec.Json;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.promql.parse.PrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every query of the behaviour tests, as a real Prometheus prints it and as it takes it apart. What
 * that one is too old to know is left out, and counted.
 */
@Tag("conformance")
@Timeout(300)
class ExpressionConformanceTest {
  private static final Pattern EVAL =
      Pattern.compile(
          "\\s*eval(?:_\\w+)?\\s+(?:instant\\s+(?:at\\s+\\S+\\s+)?"
              + "|range\\s+from\\s+\\S+\\s+to\\s+\\S+\\s+step\\s+\\S+\\s+)(.+)");
  private static final int LEAST_COMPARED = 1_000;

  @TempDir private Path folder;

  @Test
  void printsAndTakesApartQueriesAsARealPrometheusDoes() throws Exception {
    List<String> queries = queries();
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try (PeerPrometheus theirs =
        new PeerPrometheus(
            folder, "{}", "--enable-feature=promql-experimental-functions,promql-duration-expr")) {
      for (String query : queries) {
        JsonNode text = answer(theirs, "format_query", query);
        if (text.path("status").asString("").equals("success")) {
          compared++;
          compare(query, printed(query), text.path("data").asString(), differences);
          JsonNode tree = answer(theirs, "parse_query", query).path("data");
          compare(query, known(tree(query), tree).toString(), tree.toString(), differences);
        }
      }
    }
    System.out.printf(
        "%d queries compared, %d unknown to the real one%n", compared, queries.size() - compared);
    assertThat(String.join("\n\n", differences)).isEmpty();
    assertThat(compared).isGreaterThan(LEAST_COMPARED);
  }

  private static void compare(String query, String ours, String theirs, List<String> differences) {
    if (!ours.equals(theirs)) {
      differences.add(query + "\n  ours:   " + ours + "\n  theirs: " + theirs);
    }
  }

  /** The members of a tree that the other one has too, which is older; in that one's order. */
  private static JsonNode known(JsonNode ours, JsonNode theirs) {
    return switch (theirs) {
      case ObjectNode node when ours.isObject() -> {
        ObjectNode known = Json.object();
        node.properties().stream()
            .filter(member -> ours.has(member.getKey()))
            .forEach(
                member ->
                    known.set(
                        member.getKey(), known(ours.get(member.getKey()), member.getValue())));
        yield known;
      }
      case ArrayNode nodes when ours.size() == nodes.size() -> {
        ArrayNode known = nodes.arrayNode();
        for (int i = 0; i < nodes.size(); i++) {
          known.add(known(ours.get(i), nodes.get(i)));
        }
        yield known;
      }
      case JsonNode _ -> ours;
    };
  }

  private static JsonNode answer(PeerPrometheus theirs, String path, String query) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return Json.parse(theirs.get("/api/v1/" + path + "?query=" + encoded).body());
  }

  private static String printed(String query) {
    try {
      return PrettyPrinter.print(parsed(query));
    } catch (PromqlException e) {
      return "refused: " + e.getMessage();
    }
  }

  private static JsonNode tree(String query) {
    try {
      return Json.parse(Json.bytes(ExpressionTree.of(parsed(query))));
    } catch (PromqlException e) {
      return Json.object().put("refused", String.valueOf(e.getMessage()));
    }
  }

  private static Expression parsed(String query) {
    return Parser.parse(query, LanguageOptions.EVERYTHING);
  }

  private static List<String> queries() throws IOException {
    String shared = System.getenv("FREQWATCH_SHARED");
    assumeTrue(shared != null, "FREQWATCH_SHARED names no folder of conformance data");
    try (Stream<Path> files = Files.list(Path.of(shared, "conformance", "promql"))) {
      return files
          .filter(file -> file.toString().endsWith(".test"))
          .sorted()
          .flatMap(ExpressionConformanceTest::lines)
          .map(EVAL::matcher)
          .filter(Matcher::matches)
          .map(eval -> eval.group(1).strip())
          .distinct()
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readString(file).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
