package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DisconnectWatchTest {
  private static final String GET = "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String POST =
      "POST /wait HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n\r\na=b";

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new Router()
              .get("/wait", this::waiting)
              .post("/wait", this::waiting)
              .get("/next", _ -> Response.text("next")));

  private Response waiting(Request request) throws IOException, InterruptedException {
    try (DisconnectWatch _ = request.onDisconnect(gone::countDown)) {
      begun.countDown();
      mayEnd.await();
    }
    return Response.text("first");
  }

  @AfterEach
  void close() {
    mayEnd.countDown();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {GET, POST})
  void noticesAClientThatGoes(String request) throws Exception {
    try (Socket _ = sent(request)) {
      begun.await();
      assertThat(gone.getCount()).isOne();
    }
    assertThat(gone.await(1, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void noticesAConnectionThatIsReset() throws Exception {
    try (Socket socket = sent(GET)) {
      begun.await();
      socket.setSoLinger(true, 0);
    }
    assertThat(gone.await(1, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void leavesTheConnectionAsItWasForTheNextRequest() throws Exception {
    String next = "GET /next HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (Socket socket = sent(GET)) {
      begun.await();
      mayEnd.countDown();
      BufferedReader lines = lines(socket);
      awaitBody(lines, "first");
      socket.getOutputStream().write(next.getBytes(US_ASCII));
      awaitBody(lines, "next");
      assertThat(gone.getCount()).isOne();
    }
  }

  @Test
  void givesBackWhatAClientSendsAhead() throws Exception {
    String next = "GET /next HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (Socket socket = sent(GET)) {
      begun.await();
      socket.getOutputStream().write(next.getBytes(US_ASCII));
      assertThat(gone.await(100, TimeUnit.MILLISECONDS)).isFalse();
      mayEnd.countDown();
      BufferedReader lines = lines(socket);
      awaitBody(lines, "first");
      awaitBody(lines, "next");
    }
  }

  private Socket sent(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  /** The answers have no line break behind their bodies. */
  private static void awaitBody(BufferedReader lines, String body) throws IOException {
    while (!lines.readLine().isEmpty()) {
      // the headers end with an empty line
    }
    char[] read = new char[body.length()];
    assertThat(lines.read(read)).isEqualTo(body.length());
    assertThat(new String(read)).isEqualTo(body);
  }
}
