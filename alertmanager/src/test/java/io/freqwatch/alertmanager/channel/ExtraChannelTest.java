package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.firing;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.resolved;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** ntfy, Gotify and Matrix, each by its rules at its path. */
class ExtraChannelTest {
  private final Set<String> transactions = new TreeSet<>();
  private final FakeProvider provider = new FakeProvider(this::answer);
  private final ChannelHarness harness = new ChannelHarness();

  @AfterEach
  void close() {
    harness.close();
    provider.close();
  }

  private Response answer(Request request) throws IOException {
    if (request.path().equals("/")) {
      return ntfy(request);
    }
    return request.path().equals("/message") ? gotify(request) : matrix(request);
  }

  private static Response ntfy(Request request) throws IOException {
    JsonNode body = Json.parse(request.body());
    int bytes = body.path("message").asString("").getBytes(StandardCharsets.UTF_8).length;
    int priority = body.path("priority").asInt(0);
    boolean fits = bytes > 0 && bytes <= 4096 && priority >= 1 && priority <= 5;
    boolean known = request.header("Authorization").orElse("").equals("Bearer tk_1");
    if (!known) {
      return Response.json("{\"code\":40301,\"http\":403}").withStatus(403);
    }
    return fits ? Response.json("{\"id\":\"x\"}") : Response.json("{}").withStatus(413);
  }

  private static Response gotify(Request request) {
    boolean known = request.header("X-Gotify-Key").orElse("").equals("A1");
    return known ? Response.json("{\"id\":5}") : Response.json("{}").withStatus(401);
  }

  private synchronized Response matrix(Request request) {
    String start = "/_matrix/client/v3/rooms/!r:x.org/send/m.room.message/";
    boolean known =
        request.method().equals("PUT")
            && request.path().startsWith(start)
            && request.header("Authorization").orElse("").equals("Bearer syt");
    if (known) {
      transactions.add(request.path().substring(start.length()));
    }
    return known ? Response.json("{\"event_id\":\"$1\"}") : Response.json("{}").withStatus(403);
  }

  private Outcome send(ExtraChannel options, Message message) {
    return harness.channel(options).send(message, KEY, DEADLINE);
  }

  private ExtraChannel ntfy() {
    return new ExtraChannel.Ntfy(
        URI.create(provider.url()), "bots", Optional.of(Credential.of("tk_1")));
  }

  private ExtraChannel matrix() {
    return new ExtraChannel.Matrix(URI.create(provider.url()), "!r:x.org", Credential.of("syt"));
  }

  @Test
  void ntfyRingsAsUrgentlyAsTheWorstAlert() {
    assertThat(send(ntfy(), message(firing("alpha", "down"))))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(send(ntfy(), message(resolved("alpha", "down"))))
        .isInstanceOf(Outcome.Delivered.class);

    JsonNode first = Json.parse(provider.taken().getFirst());
    assertThat(first.path("topic").asString()).isEqualTo("bots");
    assertThat(first.path("priority").asInt()).isEqualTo(5);
    assertThat(first.path("title").asString()).isEqualTo("🔴 alpha: down");
    assertThat(first.path("click").asString()).startsWith("http://127.0.0.1:9093/#/alerts");
    assertThat(Json.parse(provider.taken().getLast()).path("priority").asInt()).isEqualTo(2);
  }

  @Test
  void ntfyGetsNoMessageThatWouldBecomeAFile() {
    assertThat(send(ntfy(), storm(200))).isInstanceOf(Outcome.Delivered.class);
    assertThat(provider.taken()).hasSize(4);
  }

  @Test
  void gotifyKnowsTheApplicationByItsToken() {
    URI url = URI.create(provider.url() + "/");
    assertThat(send(new ExtraChannel.Gotify(url, Credential.of("A1")), storm(1)))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(send(new ExtraChannel.Gotify(url, Credential.of("A2")), storm(1)))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(Json.parse(provider.taken().getFirst()).path("priority").asInt()).isEqualTo(9);
  }

  @Test
  void matrixHearsTheSameTransactionAtEachAttempt() {
    assertThat(send(matrix(), storm(1))).isInstanceOf(Outcome.Delivered.class);
    assertThat(send(matrix(), storm(1))).isInstanceOf(Outcome.Delivered.class);

    assertThat(transactions).containsExactly("k-1-0");
  }

  @Test
  void matrixSaysInMillisecondsHowLongToWait() {
    provider.answerNext(
        Response.json("{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":2500}")
            .withStatus(429));

    Outcome outcome = send(matrix(), storm(1));
    assertThat(((Outcome.Retry) outcome).after()).isEqualTo(Duration.ofMillis(2500));
  }
}
