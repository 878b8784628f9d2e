package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.alert;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebPushChannelTest {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair server = pair();
  private final KeyPair browser = pair();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final FakeProvider service = new FakeProvider(this::answer);
  private final ChannelHarness harness = new ChannelHarness();
  private final List<PushSubscription> subscriptions = new ArrayList<>();

  @AfterEach
  void close() {
    harness.close();
    service.close();
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A push service: checks the token and the headers, knows no browser named gone. */
  private Response answer(Request request) throws IOException {
    if (request.path().equals("/gone")) {
      return Response.status(410);
    }
    paths.add(request.path());
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
      signature.initVerify(server.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
          && claims.path("aud").asString().equals(service.url())
          && claims.path("sub").asString().equals("mailto:me@home");
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private void subscribe(String path) {
    String key = BASE64.encodeToString(PushKeys.point((ECPublicKey) browser.getPublic()));
    subscriptions.add(
        new PushSubscription(
            URI.create(service.url() + path), key, BASE64.encodeToString(new byte[16])));
  }

  private Channel channel() {
    PushSubscriptions list =
        new PushSubscriptions() {
          @Override
          public List<PushSubscription> all() {
            return List.copyOf(subscriptions);
          }

          @Override
          public void remove(PushSubscription gone) {
            subscriptions.remove(gone);
          }
        };
    byte[] number = ((ECPrivateKey) server.getPrivate()).getS().toByteArray();
    byte[] last32 = number.length > 32 ? Arrays.copyOfRange(number, 1, 33) : number;
    return harness
        .factory()
        .channel(
            new ExtraChannel.WebPush(
                list,
                BASE64.encodeToString(PushKeys.point((ECPublicKey) server.getPublic())),
                Credential.of(BASE64.encodeToString(last32)),
                "mailto:me@home"));
  }

  @Test
  void tellsEveryBrowserAndForgetsThoseThatAreGone() {
    subscribe("/one");
    subscribe("/gone");
    subscribe("/two");

    assertThat(channel().send(storm(500), KEY, DEADLINE)).isEqualTo(new Outcome.Delivered(""));
    assertThat(paths).containsExactly("/one", "/two");
    assertThat(subscriptions).hasSize(2);
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
