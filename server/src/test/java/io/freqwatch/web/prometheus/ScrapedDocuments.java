package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.web.prometheus.ScrapedDocument.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Documents of every format, right and wrong ones, for two scrapers to read alike. */
final class ScrapedDocuments {
  private static final String HISTOGRAM =
      """
      # TYPE h histogram
      h_bucket{a="1",le="0.5"} 1
      h_bucket{a="1",le="1"} 3
      h_bucket{a="1",le="+Inf"} 6
      h_sum{a="1"} 9.5
      h_count{a="1"} 6
      h_bucket{a="2",le="1"} 2
      h_bucket{a="2",le="3"} 2
      h_bucket{a="2",le="4"} 2
      h_bucket{a="2",le="5"} 2
      h_bucket{a="2",le="6"} 7.5
      h_count{a="2"} 7.5
      h_bucket{a="3",le="2"} 3
      h_bucket{a="3",le="1"} 4
      h_count{a="3"} 4
      h_bucket{a="4",le="1"} 3
      h_bucket{a="4",le="1"} 9
      h_count{a="4"} 5
      h_count{a="5"} 5
      h_bucket{a="6"} 5
      g 1
      """;

  private ScrapedDocuments() {}

  static List<ScrapedDocument> all(long nowMillis) {
    List<ScrapedDocument> all = new ArrayList<>();
    addLines(all, "/exposition/text-lines.txt", nowMillis, "", ScrapedDocument.TEXT);
    addLines(
        all,
        "/exposition/openmetrics-lines.txt",
        nowMillis,
        "# EOF\n",
        ScrapedDocument.OPENMETRICS);
    addOpenMetricsProject(all);
    addHistograms(all);
    addContentTypes(all);
    return all;
  }

  /** Each line of a file is a document, in which {@code |} stands for a line break. */
  private static void addLines(
      List<ScrapedDocument> all, String resource, long nowMillis, String end, String type) {
    int number = 0;
    for (String line : lines(resource)) {
      number++;
      String body =
          line.replace('|', '\n')
              .replace("<NUL>", "\0")
              .replace("<CR>", "\r")
              .replace("<TAB>", "\t")
              .replace("<NOW>", "" + nowMillis)
              .replace("<SECONDS>", nowMillis / 1000 + "." + nowMillis % 1000);
      String whole = line.endsWith("<CUT>") ? body.replace("<CUT>", "") : body + "\n" + end;
      String name = resource.substring(resource.lastIndexOf('/') + 1) + ":" + number;
      all.add(new ScrapedDocument(name, Kind.PLAIN, type, whole.getBytes(UTF_8)));
    }
  }

  /** Read leniently, as Prometheus does; how they are judged strictly is another test. */
  private static void addOpenMetricsProject(List<ScrapedDocument> all) {
    String shared = System.getenv("FREQWATCH_SHARED");
    if (shared == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(Path.of(shared, "conformance", "openmetrics"))) {
      for (Path file : files.filter(each -> each.endsWith("metrics")).sorted().toList()) {
        String name = String.valueOf(file.getName(file.getNameCount() - 2));
        all.add(
            new ScrapedDocument(
                name, Kind.PLAIN, ScrapedDocument.OPENMETRICS, Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addHistograms(List<ScrapedDocument> all) {
    ScrapedDocument classic = ScrapedDocument.text("classic", HISTOGRAM);
    ScrapedDocument openMetrics = ScrapedDocument.openMetrics("classic-om", HISTOGRAM + "# EOF\n");
    all.addAll(ScrapedMessages.others());
    for (ScrapedDocument each : ScrapedMessages.histograms()) {
      all.add(each);
      all.add(each.as(Kind.CLASSIC_TOO));
      all.add(each.as(Kind.CUSTOM_BUCKETS));
      all.add(each.as(Kind.BUCKET_LIMIT));
      all.add(each.as(Kind.MIN_FACTOR));
    }
    for (ScrapedDocument each : List.of(classic, openMetrics)) {
      all.add(each);
      all.add(each.as(Kind.CUSTOM_BUCKETS));
      all.add(each.as(Kind.CUSTOM_BUCKETS_AND_CLASSIC));
    }
  }

  private static void addContentTypes(List<ScrapedDocument> all) {
    ScrapedDocument one = ScrapedDocument.text("type", "a 1\n");
    for (String type : List.of("", "text/html", "text/plain", "TEXT/PLAIN", "application/json")) {
      all.add(named(one, type).withContentType(type));
      all.add(named(one.as(Kind.FALLBACK), type).withContentType(type));
    }
  }

  private static ScrapedDocument named(ScrapedDocument document, String type) {
    return new ScrapedDocument(
        document.name() + " \"" + type + "\"", document.kind(), type, document.body());
  }

  private static List<String> lines(String resource) {
    try (var in = ScrapedDocuments.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + resource);
      }
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
