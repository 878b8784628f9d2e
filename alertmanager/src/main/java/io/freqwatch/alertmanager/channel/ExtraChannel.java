package io.freqwatch.alertmanager.channel;

import io.freqwatch.http.Credential;
import java.net.URI;
import java.util.Optional;

/** The channels that alertmanager.yml does not know; they are set in freqwatch.yml. */
public sealed interface ExtraChannel {
  /**
   * A topic of an ntfy server.
   *
   * @param token of an account that may publish there
   */
  record Ntfy(URI url, String topic, Optional<Credential> token) implements ExtraChannel {}

  /**
   * An application of a Gotify server.
   *
   * @param token of the application
   */
  record Gotify(URI url, Credential token) implements ExtraChannel {}

  /**
   * A room of Matrix.
   *
   * @param url of the home server
   * @param room such as {@code !abc:example.org}
   * @param token of the user that is in the room
   */
  record Matrix(URI url, String room, Credential token) implements ExtraChannel {}

  /**
   * A page of ours, see {@link OutboxChannel}.
   *
   * @param messages that are kept, at least one
   */
  record Outbox(int messages) implements ExtraChannel {
    public static final Outbox DEFAULT = new Outbox(200);
    public static final int MOST = 1_000;
  }

  /**
   * All browsers that are subscribed, see {@link PushDesk}.
   *
   * @param subject how push services reach our operator: {@code mailto:} or an address of the web
   */
  record WebPush(String subject) implements ExtraChannel {}
}
