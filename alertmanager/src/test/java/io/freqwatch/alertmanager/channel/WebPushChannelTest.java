package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.alert;
import static io.freqwatch.alertmanager.channel.SampleMessages.firing;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WebPushChannelTest {
  private final PushBrowser browser = new PushBrowser();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final FakeProvider service = new FakeProvider(this::answer);
  private final ChannelHarness harness = new ChannelHarness();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    harness.close();
    service.close();
  }

  private PushDesk desk() {
    return new PushDesk(folder.resolve("keys/webpush"), folder.resolve("browsers.json"));
  }

  /** A push service: checks the token and the headers, knows no browser named gone. */
  private Response answer(Request request) throws IOException {
    if (request.path().equals("/gone")) {
      return Response.status(410);
    }
    paths.add(request.path());
    bodies.add(request.body());
    boolean encoded = request.header("Content-Encoding").orElse("").equals("aes128gcm");
    boolean headers =
        request.header("TTL").orElse("").matches("[0-9]+")
            && request.header("Topic").orElse("").matches("[A-Za-z0-9_-]{1,32}")
            && request.header("Urgency").orElse("").equals("high");
    if (!encoded || !headers || request.body().length > 4096) {
      return Response.status(400);
    }
    return isSigned(request.header("Authorization").orElse(""))
        ? Response.status(201)
        : Response.status(401);
  }

  private boolean isSigned(String authorization) {
    String token = authorization.replaceFirst("^vapid t=", "").split(", k=", 2)[0];
    String[] parts = token.split("\\.", -1);
    JsonNode claims = Json.parse(Base64.getUrlDecoder().decode(parts[1]));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(
          PushKeys.publicKey(Base64.getUrlDecoder().decode(desk().identity().publicKey())));
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
          && claims.path("aud").asString().equals(service.url())
          && claims.path("sub").asString().equals("mailto:me@home");
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private void subscribe(String path) {
    desk().add(browser.subscribed(URI.create(service.url() + path)));
  }

  private Channel channel() {
    return harness.factory().channel(new ExtraChannel.WebPush("mailto:me@home"), desk());
  }

  @Test
  void tellsEveryBrowserAndForgetsThoseThatAreGone() {
    subscribe("/one");
    subscribe("/gone");
    subscribe("/two");

    assertThat(channel().send(storm(500), KEY, DEADLINE)).isEqualTo(new Outcome.Delivered(""));
    assertThat(paths).containsExactly("/one", "/two");
    assertThat(desk().all()).hasSize(2);
  }

  @Test
  void onlyTheBrowserReadsWhatIsTold() {
    subscribe("/one");

    assertThat(channel().send(message(firing("a", "down")), KEY, DEADLINE))
        .isEqualTo(new Outcome.Delivered(""));

    JsonNode read = Json.parse(browser.decrypt(bodies.getFirst()));
    assertThat(read.propertyNames())
        .containsExactly("title", "body", "url", "tag", "status", "renotify");
    assertThat(read.path("title").asString()).contains("down");
    assertThat(read.path("status").asString()).isEqualTo("firing");
    assertThat(new String(bodies.getFirst(), StandardCharsets.ISO_8859_1)).doesNotContain("down");
  }

  @Test
  void triesOnlyThoseAgainThatWereNotReached() {
    subscribe("/one");
    subscribe("/two");
    Channel channel = channel();
    service.answerNext(Response.status(201));
    service.answerNext(Response.status(429).withHeader("Retry-After", "9"));

    assertThat(channel.send(storm(1), KEY, DEADLINE)).isInstanceOf(Outcome.Retry.class);
    assertThat(channel.send(storm(1), KEY, DEADLINE)).isInstanceOf(Outcome.Delivered.class);
    assertThat(paths).containsExactly("/two");
  }

  @Test
  void isRefusedWhereNoBrowserIsThere() {
    subscribe("/gone");
    assertThat(channel().send(storm(1), KEY, DEADLINE)).isInstanceOf(Outcome.Rejected.class);
    assertThat(channel().send(storm(1), KEY, DEADLINE).toString()).contains("no browser");
  }

  @Test
  void sendsNoMoreThanAPushServiceTakesWhateverTheSigns() {
    subscribe("/one");
    Message signs =
        message(alert("a", "😀\u0001".repeat(200), "😀\u0001".repeat(900), Alert.NO_END));

    assertThat(channel().send(signs, KEY, DEADLINE)).isEqualTo(new Outcome.Delivered(""));
    assertThat(paths).containsExactly("/one");
  }
}
