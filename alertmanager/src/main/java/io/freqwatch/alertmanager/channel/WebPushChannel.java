package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Web Push to every browser that is subscribed (RFC 8030). One that is gone is forgotten; one whose
 * push service fails is tried again without telling the others twice, and one whose push service
 * hangs takes no more than its share of the time. The topic makes a newer message of a group take
 * the place of one that still waits.
 */
final class WebPushChannel implements Channel {
  private static final int MAX_BODY = 1_000;

  /** Of the 4,096 of RFC 8030 what encryption leaves. */
  private static final int MAX_BYTES = 3_900;

  private static final int MAX_TITLE = 150;
  private static final int SALT_BYTES = 16;
  private static final String TTL_SECONDS = "86400";

  private final PushDesk desk;
  private final String subject;
  private final Words words;
  private final Peer peer;
  private final Clock clock;
  private final SecureRandom random;
  private final Reached reached = new Reached();

  WebPushChannel(
      ExtraChannel.WebPush options,
      PushDesk desk,
      NotificationTemplates templates,
      Peer peer,
      Clock clock,
      SecureRandom random) {
    this.desk = desk;
    this.subject = options.subject();
    this.words = new Words(templates);
    this.peer = peer;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String kind() {
    return "webpush";
  }

  @Override
  public String destination() {
    return "webpush";
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    long end = clock.monotonicNanos() + deadline.toNanos();
    byte[] content = content(message);
    Outcome worst = new Outcome.Rejected(Reason.OTHER, "no browser is subscribed");
    List<PushSubscription> browsers = desk.all();
    for (int i = 0; i < browsers.size(); i++) {
      PushSubscription browser = browsers.get(i);
      Duration left = Duration.ofNanos(end - clock.monotonicNanos());
      Outcome outcome =
          reached.of(key).contains(browser.endpoint().toString())
              ? new Outcome.Delivered("")
              : tell(message, browser, content, left.dividedBy(browsers.size() - i));
      if (outcome instanceof Outcome.Delivered) {
        reached.add(key, Set.of(browser.endpoint().toString()));
      }
      worst = more(worst, outcome);
    }
    return worst;
  }

  /** What there is to try again outweighs success, which outweighs refusals. */
  private static Outcome more(Outcome a, Outcome b) {
    if (a instanceof Outcome.Retry || b instanceof Outcome.Rejected) {
      return a;
    }
    return b;
  }

  /** As many words as fit; what is longer no push service takes. */
  private byte[] content(Message message) {
    byte[] content = content(message, MAX_BODY);
    for (int units = MAX_BODY; content.length > MAX_BYTES && units > 1; units /= 2) {
      content = content(message, units / 2);
    }
    return content;
  }

  private byte[] content(Message message, int units) {
    ObjectNode content = Json.object();
    content.put("title", words.title(message, "", MAX_TITLE));
    String body = words.text(message, "{{ template \"freqwatch.details\" . }}");
    content.put("body", Texts.shortened(body.strip(), units));
    String url = words.small(message, "{{ template \"freqwatch.url\" . }}");
    content.put("url", url.length() > MAX_BODY ? message.externalUrl() : url);
    content.put("tag", topic(message));
    content.put("status", message.status());
    content.put("renotify", !message.firing().isEmpty());
    return Json.bytes(content);
  }

  private static String topic(Message message) {
    return "g" + Destinations.shown(Credential.of(message.groupKey()));
  }

  private Outcome tell(
      Message message, PushSubscription browser, byte[] content, Duration deadline) {
    try {
      HttpCall call =
          HttpCall.post(browser.endpoint(), "application/octet-stream", encrypted(content, browser))
              .withHeader("Content-Encoding", "aes128gcm")
              .withHeader("TTL", TTL_SECONDS)
              .withHeader("Urgency", urgency(message))
              .withHeader("Topic", topic(message))
              .withHeader(
                  "Authorization",
                  new VapidToken(desk.identity(), subject)
                      .authorization(browser.endpoint(), clock.now()));
      return peer.call(call, deadline, answer -> judge(answer, browser));
    } catch (IOException e) {
      return Peer.unreadable(e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return new Outcome.Rejected(Reason.OTHER, browser + ": " + e.getMessage());
    }
  }

  private byte[] encrypted(byte[] content, PushSubscription browser)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair pair = generator.generateKeyPair();
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return PushEncryption.encrypt(content, browser, pair, salt);
  }

  private static String urgency(Message message) {
    return switch (Severity.of(message)) {
      case CRITICAL, WARNING -> "high";
      case INFO -> "normal";
      case OVER -> "low";
    };
  }

  private Outcome judge(HttpAnswer answer, PushSubscription browser) {
    if (answer.status() == 404 || answer.status() == 410) {
      boolean _ = desk.remove(browser.endpoint());
      return new Outcome.Rejected(Reason.CLIENT_ERROR, browser + " is gone");
    }
    return Judgement.of(answer, clock.now());
  }
}
