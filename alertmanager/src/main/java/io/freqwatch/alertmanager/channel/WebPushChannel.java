package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Web Push to every browser that is subscribed (RFC 8030). One that is gone is forgotten; one whose
 * push service fails is tried again without telling the others twice. The topic makes a newer
 * message of a group take the place of one that still waits.
 */
final class WebPushChannel implements Channel {
  private static final int MAX_BODY = 1_000;
  private static final int MAX_TITLE = 150;
  private static final int MAX_DELIVERIES = 256;
  private static final int SALT_BYTES = 16;
  private static final String TTL_SECONDS = "86400";

  private final ExtraChannel.WebPush options;
  private final VapidToken vapid;
  private final Words words;
  private final Peer peer;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<DeliveryKey, Set<URI>> told = new LinkedHashMap<>();

  WebPushChannel(
      ExtraChannel.WebPush options,
      NotificationTemplates templates,
      Peer peer,
      Clock clock,
      SecureRandom random) {
    this.options = options;
    this.vapid = new VapidToken(options.publicKey(), options.privateKey(), options.subject());
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
    for (PushSubscription browser : options.subscriptions().all()) {
      Outcome outcome =
          isTold(key, browser)
              ? new Outcome.Delivered("")
              : tell(message, browser, content, Duration.ofNanos(end - clock.monotonicNanos()));
      if (outcome instanceof Outcome.Delivered) {
        setTold(key, browser);
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

  private synchronized boolean isTold(DeliveryKey key, PushSubscription browser) {
    return told.getOrDefault(key, Set.of()).contains(browser.endpoint());
  }

  private synchronized void setTold(DeliveryKey key, PushSubscription browser) {
    told.computeIfAbsent(key, _ -> new HashSet<>()).add(browser.endpoint());
    if (told.size() > MAX_DELIVERIES) {
      told.remove(told.keySet().iterator().next());
    }
  }

  private byte[] content(Message message) {
    ObjectNode content = Json.object();
    content.put("title", words.title(message, "", MAX_TITLE));
    String body = words.text(message, "{{ template \"freqwatch.details\" . }}");
    content.put("body", Texts.shortened(body.strip(), MAX_BODY));
    content.put("url", words.small(message, "{{ template \"freqwatch.url\" . }}"));
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
              .withHeader("Authorization", vapid.authorization(browser.endpoint(), clock.now()));
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
      options.subscriptions().remove(browser);
      return new Outcome.Rejected(Reason.CLIENT_ERROR, browser + " is gone");
    }
    return Judgement.of(answer, clock.now());
  }
}
