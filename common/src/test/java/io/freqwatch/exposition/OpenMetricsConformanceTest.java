package io.freqwatch.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.codec.Json;
import io.freqwatch.exposition.ExpositionParser.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * The documents of the OpenMetrics project, 44 valid ones and 167 others. The strict check judges
 * each as they do. The parser itself reads as Prometheus does: all that is valid, and some of the
 * rest, which it must refuse cleanly where it does not.
 */
@Tag("conformance")
class OpenMetricsConformanceTest {
  private record Document(Path metrics, boolean valid) {
    String name() {
      return metrics.getName(metrics.getNameCount() - 2).toString();
    }
  }

  @TestFactory
  List<DynamicTest> readsEveryValidDocument() throws IOException {
    return tests(true);
  }

  @TestFactory
  List<DynamicTest> judgesEveryDocumentStrictly() throws IOException {
    List<Document> documents = documents();
    assertThat(documents.stream().filter(Document::valid)).hasSize(44);
    assertThat(documents.stream().filter(each -> !each.valid())).hasSize(167);
    return documents.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> judge(each)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> refusesInvalidDocumentsCleanlyOrReadsThem() throws IOException {
    return tests(false);
  }

  private static List<DynamicTest> tests(boolean valid) throws IOException {
    List<DynamicTest> tests =
        documents().stream()
            .filter(each -> each.valid() == valid)
            .map(each -> DynamicTest.dynamicTest(each.name(), test(each)))
            .toList();
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static Executable test(Document document) {
    return () -> {
      byte[] metrics = Files.readAllBytes(document.metrics());
      try {
        readAll(new OpenMetricsParser(metrics));
      } catch (ExpositionSyntaxException e) {
        assertThat(document.valid()).as(e.getMessage()).isFalse();
      }
    };
  }

  private static void judge(Document document) throws IOException {
    byte[] metrics = Files.readAllBytes(document.metrics());
    if (document.valid()) {
      assertThatCode(() -> StrictOpenMetrics.check(metrics)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> StrictOpenMetrics.check(metrics))
          .isInstanceOf(ExpositionSyntaxException.class);
    }
  }

  private static void readAll(ExpositionParser parser) {
    for (Entry entry = parser.next(); entry != Entry.END; entry = parser.next()) {
      switch (entry) {
        case HISTOGRAM -> throw new AssertionError("there are none in this format");
        case SERIES -> assertThat(parser.labels()).isNotEmpty();
        case TYPE -> assertThat(parser.type()).isNotNull();
        case HELP, UNIT -> assertThat(parser.text()).isNotNull();
        case END -> throw new AssertionError("the loop ends there");
      }
    }
  }

  private static List<Document> documents() throws IOException {
    String shared = System.getenv("FREQWATCH_SHARED");
    assumeTrue(shared != null, "FREQWATCH_SHARED names no folder of conformance data");
    try (Stream<Path> files = Files.walk(Path.of(shared, "conformance", "openmetrics"))) {
      return files
          .filter(file -> file.endsWith("test.json"))
          .sorted()
          .map(OpenMetricsConformanceTest::document)
          .toList();
    }
  }

  private static Document document(Path file) {
    try {
      boolean valid = Json.parse(Files.readAllBytes(file)).get("shouldParse").asBoolean();
      return new Document(file.resolveSibling("metrics"), valid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
