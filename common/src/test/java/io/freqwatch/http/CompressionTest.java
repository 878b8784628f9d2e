package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.lifecycle.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompressionTest {
  private static final String TEXT = "freqtrade_bot_up 1\n".repeat(1000);

  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final byte[] bomb = gzip(new byte[10_000_000]);
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.builder("127.0.0.1", 0).maxBodyBytes(100_000).build(),
          new Router()
              .get("/text", _ -> Response.text(TEXT).withEtag("v1"))
              .get("/small", _ -> Response.text("small"))
              .get(
                  "/ready",
                  _ -> Response.bytes("text/plain", gzip(TEXT)).withContentEncoding("gzip"))
              .get("/bomb", _ -> Response.bytes("text/plain", bomb).withContentEncoding("gzip"))
              .get("/lie", _ -> Response.text("plain").withContentEncoding("gzip"))
              .get("/brotli", _ -> Response.text("plain").withContentEncoding("br"))
              .post("/length", request -> Response.text("" + request.body().length)));

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  @Test
  void compressesForClientsThatTakeIt() throws Exception {
    HttpAnswer answer = get("/text");
    assertThat(answer.header("content-encoding")).contains("gzip");
    assertThat(answer.text()).isEqualTo(TEXT);
    try (RawClient plain = new RawClient(server.port())) {
      plain.send("GET /text HTTP/1.0\r\n\r\n");
      assertThat(plain.readAll()).endsWith(TEXT).doesNotContain("Content-Encoding");
    }
  }

  @Test
  void leavesSmallAndCompressedAnswersAlone() {
    assertThat(get("/small").header("content-encoding")).isEmpty();
    assertThat(get("/small").text()).isEqualTo("small");
    assertThat(get("/ready").text()).isEqualTo(TEXT);
  }

  @Test
  void answersKnownEntityTagsWith304() {
    String etag = get("/text").header("etag").orElseThrow();
    HttpCall again = HttpCall.get(at("/text")).withHeader("If-None-Match", etag);
    HttpAnswer answer = fetcher.fetch(again);
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    HttpCall other = HttpCall.get(at("/text")).withHeader("If-None-Match", "\"v0\"");
    assertThat(fetcher.fetch(other).status()).isEqualTo(200);
  }

  @Test
  void decompressesRequestBodiesWithinTheLimit() {
    assertThat(post(gzip(TEXT)).text()).isEqualTo("" + TEXT.length());
    assertThat(post(bomb).status()).isEqualTo(413);
  }

  @Test
  void refusesAnswersThatUnfoldBeyondTheLimit() {
    HttpFailure failure =
        catchThrowableOfType(
            HttpFailure.class,
            () -> fetcher.fetch(HttpCall.get(at("/bomb")).withMaxBodyBytes(1_000_000)));
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TOO_LARGE);
    assertThat(failure).hasMessageContaining("larger than 1000000 bytes");
  }

  @Test
  void refusesWhatIsNotTheEncodingItClaims() {
    for (String path : new String[] {"/lie", "/brotli"}) {
      HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> get(path));
      assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.BROKEN);
    }
  }

  private HttpAnswer post(byte[] compressed) {
    HttpCall call = HttpCall.post(at("/length"), "text/plain", compressed);
    return fetcher.fetch(call.withHeader("Content-Encoding", "gzip"));
  }

  private HttpAnswer get(String path) {
    return fetcher.fetch(HttpCall.get(at(path)));
  }

  private URI at(String path) {
    return URI.create(server.uri() + path);
  }

  private static byte[] gzip(String text) {
    return gzip(text.getBytes(UTF_8));
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
