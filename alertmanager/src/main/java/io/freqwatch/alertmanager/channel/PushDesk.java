package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where browsers subscribe to a channel: who has, in a file, and the keys they subscribe with, in
 * another, which are made when they are first asked for. Safe for use by many threads.
 */
public final class PushDesk {
  /** A household has fewer browsers. */
  static final int MOST = 100;

  private final OwnerFile keys;
  private final OwnerFile browsers;
  private @Nullable PushIdentity identity;
  private @Nullable List<PushSubscription> known;

  /** Touches neither file yet. */
  public PushDesk(Path keys, Path browsers) {
    this.keys = new OwnerFile(keys);
    this.browsers = new OwnerFile(browsers);
  }

  /**
   * The keys, made at the first time.
   *
   * @throws UncheckedIOException where they can be neither read nor written
   */
  public synchronized PushIdentity identity() {
    if (identity != null) {
      return identity;
    }
    try {
      Optional<byte[]> kept = keys.read();
      byte[] content = kept.isPresent() ? kept.get() : PushIdentity.made(new SecureRandom());
      PushIdentity read = PushIdentity.parse(content);
      if (kept.isEmpty()) {
        keys.write(content);
      }
      identity = read;
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(keys.path() + " can be neither read nor written", e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(keys.path() + " is damaged", new IOException(e));
    }
  }

  /** The browsers that are to be told. */
  public synchronized List<PushSubscription> all() {
    if (known == null) {
      known = read();
    }
    return known;
  }

  private List<PushSubscription> read() {
    List<PushSubscription> found = new ArrayList<>();
    try {
      Optional<byte[]> kept = browsers.read();
      if (kept.isPresent()) {
        Json.parse(kept.get()).forEach(each -> found.add(PushSubscription.parse(each)));
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(browsers.path() + " cannot be read", e);
    } catch (JsonException | IllegalArgumentException e) {
      throw new UncheckedIOException(browsers.path() + " is damaged", new IOException(e));
    }
  }

  /**
   * One more browser, or new keys of one; it is on disk afterwards.
   *
   * @throws IllegalArgumentException where there are too many
   */
  public synchronized void add(PushSubscription browser) {
    List<PushSubscription> next = without(browser.endpoint());
    if (next.size() >= MOST) {
      throw new IllegalArgumentException(
          next.size() + " browsers are subscribed; expected at most " + MOST);
    }
    next.add(browser);
    keep(next);
  }

  /** Forgets a browser; false where it was not known. */
  public synchronized boolean remove(URI endpoint) {
    List<PushSubscription> next = without(endpoint);
    boolean found = next.size() < all().size();
    if (found) {
      keep(next);
    }
    return found;
  }

  private List<PushSubscription> without(URI endpoint) {
    List<PushSubscription> others = new ArrayList<>(all());
    others.removeIf(each -> each.endpoint().equals(endpoint));
    return others;
  }

  private void keep(List<PushSubscription> next) {
    ArrayNode list = Json.array();
    next.forEach(each -> list.add((JsonNode) each.json()));
    try {
      browsers.write(Json.bytes(list));
    } catch (IOException e) {
      throw new UncheckedIOException(browsers.path() + " cannot be written", e);
    }
    known = List.copyOf(next);
  }
}
