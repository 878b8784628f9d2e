package io.freqwatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.freqwatch.lifecycle.Clock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberedAddressTest {
  @ParameterizedTest
  @CsvSource({
    "http://node_exporter:9100/metrics?a=b, 10.0.0.7, http://10.0.0.7:9100/metrics?a=b",
    "https://a_b/x%20y, fd00::7, https://[fd00:0:0:0:0:0:0:7]/x%20y",
    "http://[::1]:9/x, 10.0.0.7, http://[::1]:9/x"
  })
  void putsTheNumberInThePlaceOfTheName(String address, String number, String expected)
      throws Exception {
    URI numbered = NumberedAddress.of(URI.create(address), name -> InetAddress.ofLiteral(number));
    assertThat(numbered).isEqualTo(URI.create(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "http://node_exporter:9100/, true",
    "http://h/, true",
    "http://u:p@node_exporter/, false",
    "http://u@h/, false",
    "http:///path, false",
    "http://a_b:123456/, false"
  })
  void tellsWhatCanBeCalled(String address, boolean callable) {
    assertThat(HttpCall.isCallable(URI.create(address))).isEqualTo(callable);
  }

  @Test
  void saysTheNameOfTheHostThoughItCallsTheNumber() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] host = exchange.getRequestHeaders().getFirst("Host").getBytes();
          exchange.sendResponseHeaders(200, host.length);
          exchange.getResponseBody().write(host);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    try (HttpFetcher fetcher =
        new HttpFetcher(Clock.system(), name -> InetAddress.ofLiteral("127.0.0.1"))) {
      HttpCall call = HttpCall.get(URI.create("http://node_exporter:" + port + "/"));
      assertThat(fetcher.fetch(call).text()).isEqualTo("node_exporter:" + port);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysWhichHostIsNotKnown() {
    try (HttpFetcher fetcher = new HttpFetcher(Clock.system())) {
      HttpCall call = HttpCall.get(URI.create("http://no_such.invalid:1/x"));
      assertThatThrownBy(() -> fetcher.fetch(call))
          .hasMessage("GET http://no_such.invalid:1/x: unknown host 'no_such.invalid'")
          .isInstanceOfSatisfying(
              HttpFailure.class,
              e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.UNKNOWN_HOST));
    }
  }
}
