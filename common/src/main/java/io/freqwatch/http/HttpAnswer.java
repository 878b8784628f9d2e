package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * What a server answered, whatever the status.
 *
 * @param body decompressed; empty where there is none
 * @param durationNanos from the begin of the call to the end of the body
 */
public record HttpAnswer(int status, Headers headers, byte[] body, long durationNanos) {
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, UTF_8);
  }
}
