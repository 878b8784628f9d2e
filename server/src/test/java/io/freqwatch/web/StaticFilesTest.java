package io.freqwatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.lifecycle.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaticFilesTest {
  private static final byte[] PAGE = "<p>fleet".getBytes(UTF_8);

  private final StaticFiles files =
      StaticFiles.of(
          Map.of(
              "/index.html", PAGE,
              "/assets/app-1.js", "let a".getBytes(UTF_8),
              "/assets/app-1.js.gz", gzip("let a // pressed")));
  private final HttpServer server = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), files);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  @Test
  void answersThePageAtTheRootAndAtEveryPathOfTheUi() {
    assertThat(get("/").body()).isEqualTo(PAGE);
    assertThat(get("/bots/alpha").body()).isEqualTo(PAGE);
    assertThat(get("/").header("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void answersNothingOutsideItsMap() {
    assertThat(get("/assets/other.js").status()).isEqualTo(404);
    assertThat(get("/pom.xml").status()).isEqualTo(404);
    assertThat(get("/assets/..%2f..%2fpom.xml").status()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void letsFilesWithAHashInTheirNameBeKeptForEver() {
    HttpAnswer answer = get("/assets/app-1.js");
    assertThat(answer.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
    assertThat(answer.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
  }

  @Test
  void answersTheCompressedFileToWhoTakesIt() {
    HttpAnswer answer = get("/assets/app-1.js");
    assertThat(answer.text()).isEqualTo("let a // pressed");
    assertThat(answer.header("Vary")).hasValue("Accept-Encoding");
  }

  @Test
  void answersThatAKnownFileHasNotChanged() {
    String etag = get("/").header("ETag").orElseThrow();
    assertThat(fetcher.fetch(call("/").withHeader("If-None-Match", etag)).status()).isEqualTo(304);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private HttpAnswer get(String path) {
    return fetcher.fetch(call(path));
  }

  private HttpCall call(String path) {
    return HttpCall.get(URI.create(server.uri() + path));
  }
}
