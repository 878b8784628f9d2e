package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NotificationsTest {
  private static final String FAILED = "Configuration reload has failed.";

  private final Clock clock = Clock.system();
  private final PrometheusFixture api =
      new PrometheusFixture(
          new MemoryStorage(MemoryStorageOptions.DEFAULT, clock), clock, List::of);

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void listsWhatHoldsAndForgetsWhatDoesNot() {
    assertThat(api.data("/api/v1/notifications").size()).isZero();
    api.conditions().add(FAILED);
    assertThat(api.data("/api/v1/notifications").get(0).path("text").asString()).isEqualTo(FAILED);
    assertThat(api.data("/api/v1/notifications").get(0).path("active").asBoolean()).isTrue();
    api.conditions().clear();
    assertThat(api.data("/api/v1/notifications").size()).isZero();
  }

  @Test
  void streamsWhatBeginsAndWhatEnds() throws IOException {
    api.conditions().add(FAILED);
    try (Socket socket = follower()) {
      BufferedReader lines = lines(socket);
      assertThat(nextData(lines)).contains(FAILED).contains("\"active\":true");
      api.conditions().clear();
      assertThat(nextData(lines)).contains(FAILED).contains("\"active\":false");
    }
  }

  private Socket follower() throws IOException {
    URI uri = api.uri();
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/notifications/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String nextData(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (!line.startsWith("data: ")) {
      line = lines.readLine();
    }
    return line;
  }
}
