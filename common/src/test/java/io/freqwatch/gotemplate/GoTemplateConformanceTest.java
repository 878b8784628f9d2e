package io.freqwatch.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.codec.Json;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Templates with what real Go made of them. */
@Tag("conformance")
class GoTemplateConformanceTest {
  @TestFactory
  List<DynamicTest> rendersAsGoDoes() throws IOException {
    String shared = System.getenv("FREQWATCH_SHARED");
    assumeTrue(shared != null, "FREQWATCH_SHARED names no folder of conformance data");
    Path file = Path.of(shared, "conformance", "gotemplate", "gotmpl_exec_cases.tsv");
    List<DynamicTest> tests =
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#"))
            .map(GoTemplateConformanceTest::test)
            .toList();
    assertThat(tests).hasSize(28);
    return tests;
  }

  private static DynamicTest test(String line) {
    List<String> fields = List.of(line.split("\t", -1)).stream().map(each -> decode(each)).toList();
    String template = fields.get(0);
    return DynamicTest.dynamicTest(
        "renders " + template,
        () -> {
          GoValue data = value(Json.parse(fields.get(2)));
          TemplateSet set = TemplateSet.of(FunctionSet.of()).parse("case", template);
          assertThat(set.execute("case", data)).isEqualTo(fields.get(1));
        });
  }

  private static String decode(String field) {
    return new String(Base64.getDecoder().decode(field), StandardCharsets.UTF_8);
  }

  private static GoValue value(JsonNode json) {
    if (json.isNull()) {
      return GoValue.nil();
    }
    if (json.isBoolean()) {
      return GoValue.of(json.asBoolean());
    }
    if (json.isIntegralNumber()) {
      return GoValue.of(json.asLong());
    }
    if (json.isNumber()) {
      return GoValue.of(json.asDouble());
    }
    return json.isString() ? GoValue.of(json.asString()) : container(json);
  }

  private static GoValue container(JsonNode json) {
    if (json.isArray()) {
      List<GoValue> elements = new ArrayList<>();
      json.forEach(each -> elements.add(value(each)));
      return GoValue.list(GoType.LIST, elements);
    }
    TreeMap<String, GoValue> entries = new TreeMap<>();
    json.properties().forEach(each -> entries.put(each.getKey(), value(each.getValue())));
    return GoValue.map(entries);
  }
}
